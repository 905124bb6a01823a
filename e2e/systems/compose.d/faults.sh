# shellcheck shell=bash
# Faults that need more than a compose command, and their cures.
: "${scratch:?}" "${project:?}" # the system's, which is sourced before
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
# Others have taken all of db's connections, and take those that the api loses; one session stays open to end that.
connections_taken() {
  rm -f "$scratch/free"
  {
    echo 'SET GLOBAL max_connections = 20;'
    until [ -e "$scratch/free" ]; do
      kill_connections "NOT LIKE '127.0.0.1%'"
      sleep 0.2
    done
    echo 'SET GLOBAL max_connections = 150;'
    kill_connections "LIKE '127.0.0.1%'"
  } | inside db mariadb --no-defaults --socket=/tmp/mariadb.sock --unbuffered --force &
  inside db bash -c 'export MYSQL_PWD=$(cat /secrets/db-password); rm -f /tmp/free; for _ in {1..25}; do
    until [ -e /tmp/free ]; do
      mariadb --no-defaults -h 127.0.0.1 -u cubby -e "SET max_statement_time = 0; DO SLEEP(60)" 2>/dev/null || sleep 0.1
    done & done; wait' &
  eventually 10 none_left
}
none_left() { ! inside db bash -c 'MYSQL_PWD=$(cat /secrets/db-password) mariadb --no-defaults -h 127.0.0.1 -u cubby -e "DO 1"'; }
connections_free() { inside db touch /tmp/free && touch "$scratch/free"; }
kill_connections() { # HOST-CONDITION
  printf '%s\n' 'DELIMITER //' "BEGIN NOT ATOMIC
    FOR c IN (SELECT ID FROM information_schema.PROCESSLIST WHERE USER LIKE 'cubby%' AND HOST $1) DO EXECUTE IMMEDIATE CONCAT('KILL ', c.ID); END FOR;
  END //" 'DELIMITER ;'
}
# crash PART: the process ends as if by itself, so that the engine starts it again
crash() { docker run --rm --pid host debian:trixie-slim bash -c "kill -KILL $(of "$1" '{{.State.Pid}}')"; }
restarts_of() { of "$1" '{{.RestartCount}}'; }
