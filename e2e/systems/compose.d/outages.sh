# shellcheck shell=bash
# What a user sees while a part is away: five requests at once as it goes, and again 3 s later, each with the
# statuses and seconds that docs and design promise; clients go on meanwhile and must not be told anything stale.
: "${site:?}" "${keys:?}" "${scratch:?}" # the system's, which is sourced before
sample() { # NAME CURL-ARGUMENTS…: status and seconds
  local name=$1
  shift
  curl -sS -o /dev/null -w '%{http_code} %{time_total}\n' --max-time 15 "$@" 2>/dev/null >"$scratch/see.$name" || true
}
asked=0
ask() { # COLD-KEY: all five at once
  local pids=()
  sample read "$keys/e2e/known" & pids+=($!)
  sample cold "$keys/e2e/$1" & pids+=($!)
  sample stale -H 'Cache-Control: max-stale' "$keys/e2e/known" & pids+=($!)
  sample write -X PUT --data w "$keys/e2e/written" & pids+=($!)
  sample list "$keys?prefix=e2e/known" & pids+=($!)
  sample site "$site/" & pids+=($!)
  wait "${pids[@]}"
}
kinds=(read cold stale write list site)
# expect KIND=STATUS/SECONDS…: what differs is written to $scratch/wrong
judge() {
  local rule kind statuses limit status seconds
  for rule in "$@"; do
    kind=${rule%%=*} rule=${rule#*=}
    statuses=${rule%/*} limit=${rule#*/}
    read -r status seconds <"$scratch/see.$kind"
    if ! grep -qxE "$statuses" <<<"$status" || awk "BEGIN { exit !($seconds > $limit) }"; then
      echo "$kind: $status after $seconds s, not $statuses within $limit s"
    fi
  done >"$scratch/wrong"
  cat "$scratch/wrong"
  [ ! -s "$scratch/wrong" ]
}
row() { # WHEN
  local kind status seconds
  printf '%-40s' "$1"
  for kind in "${kinds[@]}"; do
    read -r status seconds <"$scratch/see.$kind"
    printf '%-11s' "$(printf '%s %.1fs' "$status" "$seconds")"
  done
  echo
}
fresh() { # a key that nothing has cached, as the cache drops what is written
  asked=$((asked + 1))
  curl -sSf -o /dev/null --max-time 10 -X PUT --data cold "$keys/e2e/cold-$asked"
}

cached() { curl -sSf -o /dev/null -D - "$1" | grep -qi '^cache-status: .*api-cache; hit'; }

# CUBBY_E2E_OUTAGE, a pattern, chooses some of them.
# outage NAME FAULT-COMMAND CURE-COMMAND FIRST-RULES LATER-RULES
outage() {
  local name=$1 fault=$2 cure=$3 first=$4 later=$5 begun
  [[ $name =~ ${CUBBY_E2E_OUTAGE:-.} ]] || return 0
  curl -sSf -o /dev/null -X PUT --data known "$keys/e2e/known"
  # After an outage of its own the cache is left alone for up to half a minute.
  check "$name: the cache is in use before" eventually 60 cached "$keys/e2e/known"
  curl -sSf -o /dev/null "$site/"
  fresh && fresh
  traffic_start
  sleep 0.5
  eval "$fault" >/dev/null || check "$name: brought about" false
  ask cold-$((asked - 1))
  row "$name"
  # shellcheck disable=SC2086 # rules are words
  check "$name: at once" judge $first
  sleep 3
  ask cold-$asked
  row "$name, 3 s later"
  # shellcheck disable=SC2086
  check "$name: 3 s later" judge $later
  begun=${EPOCHREALTIME/./}
  eval "$cure" >/dev/null || check "$name: cured" false
  check "$name: all works again" eventually 30 works
  printf '%-40safter %d ms\n' "$name, cured" $(((${EPOCHREALTIME/./} - begun) / 1000))
  sleep 1
  traffic_stop
  sed 's/^/    /' "$scratch/tally"
  check "$name: nothing stale" never_stale
}

fine="read=200/1.5 cold=200/1.5 stale=200/1.5 write=20[01]/1.5 list=200/1.5 site=200/1"
slower="read=200/2.5 cold=200/2.5 stale=200/2.5 write=20[01]/4 list=200/2.5 site=200/1"
no_database="read=200|503/2.2 cold=503/2.2 stale=200/2.2 write=503/2.2 list=503/2.2 site=200/1"
no_database_later="read=503/2.2 cold=503/2.2 stale=200/2.2 write=503/2.2 list=503/2.2 site=200/1"
slow_database="read=200|503/2.2 cold=200|503/2.2 stale=200/2.2 write=20[01]|50[23]/6 list=200|503/2.2 site=200/1"
# Others compete for each connection that a client lets go: a request may still get one.
no_connections="read=200|503/2.2 cold=200|503/2.2 stale=200/2.2 write=20[01]|503/2.2 list=200|503/2.2 site=200/1"
no_api="read=503/2.2 cold=503/2.2 stale=503/2.2 write=503/2.2 list=503/2.2 site=200/1"
no_api_first="read=50[23]/2.2 cold=50[23]/2.2 stale=50[23]/2.2 write=50[23]/2.2 list=50[23]/2.2 site=200/1"

printf '%-40s' "what a user sees"
printf '%-11s' "${kinds[@]}"
echo
outage "api-cache stopped" "compose stop -t 1 api-cache" "compose start api-cache" "$slower" "$fine"
outage "api-cache paused" 'frozen "$(compose ps -q api-cache)"' "compose unpause api-cache" "$slower" "$fine"
outage "api-cache killed, back empty" "compose kill api-cache && compose start api-cache" ":" "$slower" "$fine"
outage "api-cache full" cache_full cache_emptied "$slower" "$fine"
outage "api-cache read-only" cache_read_only cache_writable "$slower" "$fine"
outage "api-cache slow" "slow api-cache" "fast api-cache" "$slower" "$slower"
outage "db stopped" "compose stop -t 20 db" "compose start db" "$no_database" "$no_database_later"
outage "db paused" 'frozen "$(compose ps -q db)"' "compose unpause db" "$no_database" "$no_database_later"
outage "db killed" "compose kill db" "compose start db" "$no_database" "$no_database_later"
outage "db slow" "slow db" "fast db" "$slow_database" "$slow_database"
outage "db's connections taken" connections_taken connections_free "$no_connections" "$no_database_later"
outage "api stopped" "compose stop api" "compose start api" "$no_api_first" "$no_api"
outage "dedup stopped" "compose stop dedup" "compose start dedup" "$no_api_first" "$no_api"
outage "web stopped" "compose stop web" "compose start web" "$fine" "$fine"
outage "web-cache stopped" "compose stop web-cache" "compose start web-cache" "${fine/site=200/site=503}" "${fine/site=200/site=503}"
