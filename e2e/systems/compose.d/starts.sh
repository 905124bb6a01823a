# shellcheck shell=bash
# An api that is started with something wrong says so in a line, and waits where waiting may help.
: "${scratch:?}" "${project:?}" # the system's, which is sourced before
start_api() { # DOCKER-OPTIONS…: another api; its log is $scratch/started
  docker rm -f "$project-started" >/dev/null 2>&1 || true
  compose run -d --no-deps --name "$project-started" "$@" api >/dev/null
}
says() { # TEXT: once, and nothing else above INFO; no stack trace
  docker logs "$project-started" >"$scratch/started" 2>&1
  equal 1 "$(grep -cF -- "$1" "$scratch/started")" && equal 1 "$(grep -v 'no tokens are set' "$scratch/started" | grep -vc '"level":"INFO"')" \
    && ! grep -n 'stack_trace' "$scratch/started"
}
waits() { [ "$(docker inspect -f '{{.State.Running}}' "$project-started")" = true ]; }
ended() { equal "false 2" "$(docker inspect -f '{{.State.Running}} {{.State.ExitCode}}' "$project-started")"; }

start_api -e CUBBY_DB_PASSWORD_FILE=/secrets/cache-password
check "a wrong database password is named" eventually 20 says "refuses user cubby: the password file is not the database's; will go on trying"
check "and waited for" waits
start_api -e CUBBY_DB_HOST=nowhere
check "a database that cannot be found is named" eventually 20 says "MariaDB at nowhere:3306 cannot answer"
check "and waited for" waits
start_api -e CUBBY_CACHE_PASSWORD_FILE=/secrets/db-password
check "a wrong cache password is named" eventually 20 says "the cache at api-cache:6379 cannot be used"
check "and does not keep it from starting" eventually 20 docker exec "$project-started" healthy 9000 /readyz
start_api -e CUBBY_CACHE_HOST=nowhere
check "a cache that cannot be found is named" eventually 20 says "the cache at nowhere:6379 cannot be used"
start_api -e CUBBY_DB_PASSWORD_FILE=/nothing
check "a file of a password that is missing ends it" eventually 20 ended
check "in one line that names it" says "CUBBY_DB_PASSWORD_FILE"
start_api -e CUBBY_DB_CONNECTIONS=many
check "a setting that is none ends it" eventually 20 ended
check "in one line that names it too" says "CUBBY_DB_CONNECTIONS"
docker rm -f "$project-started" >/dev/null
