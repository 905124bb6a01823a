# shellcheck shell=bash
# shellcheck disable=SC2154 # system.sh's variables
# Faults that need more than a compose command, and their cures.
valkey() { inside api-cache bash -c 'REDISCLI_AUTH=$(cat /secrets/cache-password) valkey-cli --no-auth-warning "$@"' - "$@"; }
# The memory is filled with what Valkey may not evict.
cache_full() { valkey eval 'for i = 1, 1000 do redis.call("set", "filler:" .. i, string.rep("x", 1000000)) end' 0 || true; }
cache_emptied() { valkey eval 'for i = 1, 1000 do redis.call("del", "filler:" .. i) end' 0; }
# Another Valkey in its place, that takes itself for the replica of one that is away.
cache_read_only() {
  compose stop -t 1 api-cache
  compose run -d --no-deps --use-aliases --name "$project-read-only" --entrypoint bash api-cache \
    -c 'eval "$(sed "s|^exec .*|exec valkey-server /etc/valkey.conf --replicaof 192.0.2.1 6379|" /usr/local/bin/start)"'
}
cache_writable() { docker rm -f "$project-read-only" && compose start api-cache; }
slow() { docker update --cpus 0.01 "$(compose ps -q "$1")"; }
fast() { docker update --cpus 1 "$(compose ps -q "$1")"; }
# Others have taken all of db's connections, and the api's own are lost.
connections_taken() {
  sql 'SET GLOBAL max_connections = 20'
  inside db bash -c 'export MYSQL_PWD=$(cat /secrets/db-password); for _ in {1..40}; do
    mariadb --no-defaults -h 127.0.0.1 -u cubby -e "SET max_statement_time = 0; DO SLEEP(60)" 2>/dev/null & done; wait' &
  sleep 1
  sql "SELECT CONCAT('KILL ', ID, ';') FROM information_schema.PROCESSLIST WHERE USER LIKE 'cubby%' AND HOST NOT LIKE '127.0.0.1%'" | inside db mariadb --no-defaults --socket=/tmp/mariadb.sock --force
  sleep 0.5
}
connections_free() {
  sql "SET GLOBAL max_connections = 150"
  sql "SELECT CONCAT('KILL ', ID, ';') FROM information_schema.PROCESSLIST WHERE HOST LIKE '127.0.0.1%'" | inside db mariadb --no-defaults --socket=/tmp/mariadb.sock --force
}
# crash PART: the process ends as if by itself, so that the engine starts it again
crash() { docker run --rm --pid host debian:trixie-slim bash -c "kill -KILL $(of "$1" '{{.State.Pid}}')"; }
restarts_of() { of "$1" '{{.RestartCount}}'; }
