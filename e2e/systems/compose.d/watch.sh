# shellcheck shell=bash
# Watchers that come back behind the last id, whatever becomes of the parts: each change once, in order, none missing.
: "${site:?}" "${keys:?}" "${scratch:?}" # the system's, which is sourced before
watch=$site/v1/watch
# follow NAME QUERY VERSION: a line for each change in $scratch/watched.NAME, the last id in $scratch/last.NAME, and the
# retry of each farewell in $scratch/farewells.NAME. Only whole blocks count.
follow() {
  local name=$1 query=$2 last=$3 line id event data retry
  : >"$scratch/watched.$name"
  until [ -e "$scratch/unwatch" ]; do
    exec 4< <(exec curl -sSN -H "Last-Event-ID: $last" "$watch?$query" 2>/dev/null)
    echo $! >"$scratch/curl.$name"
    id='' event='' data='' retry=''
    while IFS= read -r line <&4; do
      case $line in
        'id: '*) id=${line#id: } ;;
        'event: '*) event=${line#event: } ;;
        'data: '*) data=1 ;;
        'retry: '*) retry=${line#retry: } ;;
        '')
          [ -z "$data" ] || echo "$id $event" >>"$scratch/watched.$name"
          [ -n "$id" ] || echo "$retry" >>"$scratch/farewells.$name"
          [ -z "$id" ] || { last=$id && echo "$last" >"$scratch/last.$name"; }
          id='' event='' data='' retry=''
          ;;
      esac
    done
    exec 4<&-
    sleep 0.3
  done
}
watch_start() { # VERSION: of all keys, of the clients' keys, of one of them, and of keys that nobody writes
  rm -f "$scratch/unwatch" "$scratch"/{watched,last,curl,farewells}.*
  watchers=()
  follow all "" "$1" & watchers+=($!)
  follow values "values=true" "$1" & watchers+=($!)
  follow prefix "prefix=e2e/traffic/" "$1" & watchers+=($!)
  follow key "key=e2e/marker" "$1" & watchers+=($!)
  follow idle "prefix=e2e/idle/" "$1" & watchers+=($!)
}
watch_stop() {
  touch "$scratch/unwatch"
  # shellcheck disable=SC2046 # numbers
  kill $(cat "$scratch"/curl.*) 2>/dev/null || true
  wait "${watchers[@]}"
}
version() { curl -sSf --max-time 5 "$site/v1/stats?prefix=e2e/none/" | jq -r .version; }
# changes QUERY VERSION: a line for each change behind the version, as /v1/changes has them
changes() {
  local after=$2 page
  while [ "$after" != null ]; do
    page=$(curl -sSf --max-time 5 "$site/v1/changes?$1&limit=1000&after=$after") || return 1
    jq -r '.changes[] | "\(.version) \(.op)"' <<<"$page"
    after=$(jq -r .next <<<"$page")
  done
}
# told NAME QUERY VERSION: whether the watcher was told all changes behind the version, each once and in order
told() {
  changes "$2" "$3" >"$scratch/changes" || return 1
  [ "$1" = idle ] || [ -s "$scratch/changes" ] || { echo "there was nothing to tell" && return 1; }
  diff "$scratch/changes" "$scratch/watched.$1" | head -n 20
  return "${PIPESTATUS[0]}"
}
mark() { curl -sSf --max-time 5 -o /dev/null -X PUT --data m "$keys/e2e/marker"; }
marked() { [ "$(tail -n 1 "$scratch/watched.$1")" = "$(version) put" ]; }
all_told() { # VERSION
  local failures=0 name query
  while read -r name query; do
    told "$name" "$query" "$1" || { echo "watcher $name" && failures=1; }
  done <<<$'all\nvalues\nprefix prefix=e2e/traffic/\nkey key=e2e/marker\nidle prefix=e2e/idle/'
  return $failures
}
# watched NAME COMMAND: what watchers are told while clients write and the command does something to the parts
watched() {
  local begun
  mark && begun=$(version)
  watch_start "$begun"
  traffic_start
  sleep 1
  eval "$2" >/dev/null 2>&1 || check "$1: brought about" false
  check "$1: all works again" eventually 60 works
  sleep 2
  traffic_stop
  check "$1: a marker is written" eventually 20 mark
  check "$1: watchers are told of it" eventually 30 eval "marked all && marked values && marked key"
  sleep 1
  watch_stop
  printf '%-32s %s changes, %s\n' "$1" "$(wc -l <"$scratch/watched.all")" "$(cat "$scratch/tally")"
  check "$1: each change once, in order, none missing" all_told "$begun"
}
opens() { grep -q '^retry: 1000$' <(curl -sSN --max-time 2 "$@" 2>/dev/null); } # a stream ends for curl by its time alone

check "a stream opens by HTTP/1.1" opens "$watch"
check "and by HTTP/2" opens --http2-prior-knowledge "$watch"
check "it is not to be stored" eval '[[ $(curl -sSN --max-time 2 -D - -o /dev/null "$watch" 2>/dev/null) = *[Cc]ache-[Cc]ontrol:\ no-store* ]]'
check "HEAD has no stream" status 200 -I "$watch"
check "a version to come is refused" status 400 "$watch?after=999999999"

watched "nothing" "sleep 5"
watched "api killed" "crash api"
watched "dedup killed" "crash dedup"
watched "edge killed" "crash edge"
watched "db killed" "crash db"
watched "api-cache killed" "crash api-cache"
watched "api restarted" "compose restart api"
drained() { sort -n "$scratch"/farewells.* | awk '$1 < 500 || $1 > 2000 { bad = 1 } END { exit bad || NR < 5 }'; }
check "its streams ended with a time to come back" drained
watched "dedup restarted" "compose restart dedup"
check "its streams ended with a time to come back, too" drained
check "two of each" eval 'compose up -d --no-recreate --scale api=2 --scale dedup=2 && eventually 60 all_healthy'
watched "one api of two killed" 'docker kill "$(compose ps -q api | tail -n 1)" && sleep 3 && compose up -d --no-recreate --scale api=2 --scale dedup=2'
watched "one dedup of two killed" 'docker kill "$(compose ps -q dedup | tail -n 1)" && sleep 3 && compose up -d --no-recreate --scale api=2 --scale dedup=2'
compose up -d --no-recreate --scale api=1 --scale dedup=1

begun=$(version)
watch_start "$begun"
for _ in {1..20}; do
  mark
  sleep 1
done
check "a heartbeat moves the id of an idle prefix" eval '[ "$(cat "$scratch/last.idle")" -gt "$begun" ]'
check "which is told nothing" eval '[ ! -s "$scratch/watched.idle" ]'
watch_stop

export CUBBY_CLIENT_WATCHERS=3
up
check "an edge that takes 3 watchers of a client" eventually 60 works
begun=$(version)
watch_start "$begun"
sleep 3
check "refuses the others" status 429 "$watch"
check "and no other request" works
watch_stop
# Edge finds out at the next heartbeat, within 15 s.
check "and takes watchers when those have left" eventually 20 opens "$watch"
unset CUBBY_CLIENT_WATCHERS
up
check "as before" eventually 60 works
