# shellcheck shell=bash
# More replicas and fewer, while clients go on; who answered how much, by the replicas' own counters.
: "${keys:?}" "${scratch:?}" # the system's, which is sourced before
replicas() { compose ps -q "$1" | wc -l; }
scaled() { # API DEDUP: so many of each
  compose up -d --no-recreate --scale api="$1" --scale dedup="$2" && equal "$1 $2" "$(replicas api) $(replicas dedup)"
}
handled() { # PART: each replica's requests so far
  local i
  for i in $(compose ps --format '{{.Name}}' "$1" | sed 's/.*-//' | sort -n); do metric "$1" "$i" cubby_http_requests_total; done
}
distinct() { # COUNT: reads of so many keys
  curl -sS --no-progress-meter --parallel --parallel-max 32 -o /dev/null "$keys/e2e/many-$RANDOM-[1-$1]"
}
balanced() { # BEFORE AFTER…: each replica had at least half of an even share
  local i sum=0 before after least=""
  read -ra before <<<"${1//$'\n'/ }"
  read -ra after <<<"${2//$'\n'/ }"
  for i in "${!after[@]}"; do
    local share=$((after[i] - ${before[i]:-0}))
    sum=$((sum + share))
    [ -n "$least" ] && [ "$least" -le $share ] || least=$share
  done
  [ $((least * 2 * ${#after[@]})) -ge $sum ]
}
shares() { # PART BEFORE AFTER
  local i before after
  read -ra before <<<"${2//$'\n'/ }"
  read -ra after <<<"${3//$'\n'/ }"
  printf '%-8s' "$1"
  for i in "${!after[@]}"; do printf ' replica %d: %d requests;' $((i + 1)) $((after[i] - ${before[i]:-0})); done
  echo
}

# edge logs its own failures, and which servers it takes for up or down
unnoticed() { no_client_failed || { compose logs --no-log-prefix --timestamps --since 3m edge | tail -n 15; return 1; }; }

traffic_start
check "--scale api=3 --scale dedup=2" scaled 3 2
check "the new ones become healthy" eventually 60 all_healthy
sleep 3
api_before=$(handled api) dedup_before=$(handled dedup)
distinct 3000
api_after=$(handled api) dedup_after=$(handled dedup)
shares api "$api_before" "$api_after"
shares dedup "$dedup_before" "$dedup_after"
check "api's replicas share the work" balanced "$api_before" "$api_after"
check "dedup's replicas share the keys" balanced "$dedup_before" "$dedup_after"
check "and one of each again" scaled 1 1
sleep 2
traffic_stop
cat "$scratch/tally"
check "no client saw a failure, up or down" unnoticed
