# shellcheck shell=bash
# The system under test, and how to ask it; sourced first.
export DOCKER_BUILDKIT=1 COMPOSE_FILE=${COMPOSE_FILE:-compose.yaml} CUBBY_TAG=${CUBBY_TAG:-e2e}
export CUBBY_EDGE_PORT=${CUBBY_EDGE_PORT:-28085} CUBBY_EDGE_TLS_PORT=28443 CUBBY_RATE_LIMIT=1000000
project=${project:-cubby-e2e-compose}
site=http://localhost:$CUBBY_EDGE_PORT
# shellcheck disable=SC2034 # the topics'
keys=$site/v1/keys
parts=(edge web-cache web dedup api api-cache db)

compose() { docker compose --progress quiet -p "$project" "$@"; }
up() { compose up -d "$@"; }
down() {
  docker ps -aq --filter "label=$project" | xargs -r docker rm -f >/dev/null
  docker network ls -q --filter "label=$project" | xargs -r docker network rm >/dev/null
  compose down --volumes --timeout 10 --remove-orphans
}
# shellcheck source-path=SCRIPTDIR source=../containers.sh
. e2e/systems/containers.sh
all_healthy() { local part && for part in "${parts[@]}"; do healthy "$part" || { echo "$part"; return 1; }; done; }

# published: the parts that the machine has a port of
published() { docker ps --filter "label=com.docker.compose.project=$project" --format '{{.Label "com.docker.compose.service"}} {{.Ports}}' | grep -e '->' | cut -d' ' -f1 | sort -u; }

# inside PART COMMAND…: runs it in the part's first container
inside() { compose exec -T "$@"; }
# metric PART NUMBER NAME: the sum of that metric in the part's container of that number, from its port for Prometheus
metric() {
  local port=9000
  [ "$1" != edge ] || port=8404
  compose exec -T --index "$2" "$1" bash -c "exec 3<>/dev/tcp/127.0.0.1/$port
    printf 'GET /metrics HTTP/1.0\r\n\r\n' >&3; cat <&3" \
    | awk -v name="$3" 'index($1, name) == 1 && $1 ~ "^" name "([{]|$)" { sum += $2 } END { printf "%d\n", sum }'
}
flights() { metric dedup 1 cubby_flights_total; }
dedups() { echo 1; }
# sql QUERY: what db answers its own user, without a header
sql() { inside db mariadb --no-defaults --socket=/tmp/mariadb.sock --skip-column-names --batch --execute="$1"; }
