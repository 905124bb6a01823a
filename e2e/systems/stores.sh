# shellcheck shell=bash
# Starts MariaDB, PostgreSQL and Valkey as our images run them, for tests of their own; sourced by the scripts beside it.
# They end with the script, and so does the folder "scratch".
export DOCKER_BUILDKIT=1
scratch=$(mktemp -d)
stores=cubby-stores-$$
clean() {
  docker rm -f -v $stores-db $stores-db-ha $stores-primary $stores-cache $stores-small $stores-holder >/dev/null 2>&1 || true
  docker volume rm $stores-small >/dev/null 2>&1 || true
  rm -rf "$scratch"
}
trap clean EXIT

chmod 755 "$scratch"
for secret in db-password db-schema-password db-metrics-password db-backup-password db-member-password cache-password; do
  head -c 24 /dev/urandom | base64 | tr '+/' '-_' >"$scratch/$secret"
done

docker build -q -t cubby-db -f db/Dockerfile . >/dev/null
docker build -q -t cubby-db-ha -f db-ha/Dockerfile . >/dev/null
docker build -q -t cubby-api-cache -f api-cache/Dockerfile . >/dev/null
docker run -d --name $stores-db -p 127.0.0.1::3306 -v "$scratch:/secrets:ro" --read-only --tmpfs /tmp cubby-db >/dev/null
for name in $stores-db-ha $stores-primary; do
  docker run -d --name "$name" -p 127.0.0.1::5432 -v "$scratch:/secrets:ro" --read-only --tmpfs /tmp --cap-drop ALL \
    --security-opt no-new-privileges cubby-db-ha >/dev/null
done
# A primary's commits wait for a standby: here a program that writes the log to its own disk, as a standby does before it replays it.
on_primary() { docker exec $stores-primary "$@"; }
until on_primary pg_isready --quiet --host=127.0.0.1; do sleep 0.5; done
docker exec -d $stores-primary pg_receivewal --synchronous --directory=/tmp \
  --dbname='host=/tmp user=cubby_replication application_name=standby'
on_primary psql --host=/tmp --username=admin --dbname=postgres --quiet --command="ALTER SYSTEM SET synchronous_standby_names = standby"
on_primary psql --host=/tmp --username=admin --dbname=postgres --quiet --command='SELECT pg_reload_conf()' >/dev/null
# Tests restart the cache; docker would then give it another port.
free_port() {
  local port
  until port=$((20000 + RANDOM % 8000)) && ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo $port
}
CUBBY_TEST_CACHE=127.0.0.1:$(free_port)
docker run -d --name $stores-cache -p "$CUBBY_TEST_CACHE:6379" -v "$scratch:/secrets:ro" --read-only --tmpfs /tmp \
  -e CUBBY_CACHE_PASSWORD_FILE=/secrets/cache-password cubby-api-cache >/dev/null

CUBBY_TEST_DB=$(docker port $stores-db 3306 | head -1)
CUBBY_TEST_POSTGRES=$(docker port $stores-db-ha 5432 | head -1)
CUBBY_TEST_POSTGRES_PRIMARY=$(docker port $stores-primary 5432 | head -1)
export CUBBY_TEST_POSTGRES_PRIMARY CUBBY_TEST_PRIMARY_CONTAINER=$stores-primary
export CUBBY_TEST_DB CUBBY_TEST_POSTGRES CUBBY_TEST_CACHE CUBBY_TEST_DB_SECRETS=$scratch
export CUBBY_TEST_DB_CONTAINER=$stores-db CUBBY_TEST_CACHE_CONTAINER=$stores-cache
