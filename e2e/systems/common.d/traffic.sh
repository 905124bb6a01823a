# shellcheck shell=bash
# Clients that go on whatever happens: each writes numbers to a key of its own and reads it back.
# A line an operation in $scratch/traffic.*: when it ended (s), what, its outcome, how long it took (s). What a failed one was
# told is in $scratch/told.*.

client() { # KEY NUMBER; an outcome is a status, 000 for no answer, or "stale": a read that no history allows
  local key=${keys:?}/e2e/traffic/$1 log=${scratch:?}/traffic.$2 told=$scratch/told.$2 answer=$scratch/answer.$2 n=0 acked=0 code took trace value
  declare -A unknown=()
  until [ -e "$scratch/stop" ]; do
    n=$((n + 1))
    read -r code took < <(curl -sS -o "$answer" -w '%{http_code} %{time_total}\n' --max-time 10 -X PUT --data $n "$key" 2>/dev/null)
    case $code in 200 | 201) acked=$n ;; *) unknown[$n]=1 && echo "$EPOCHREALTIME write $code $took $(head -c 300 "$answer")" >>"$told" ;; esac
    echo "$EPOCHREALTIME write $code $took" >>"$log"
    { read -r value && read -r code took trace; } \
      < <(curl -sS -w '\n%{http_code} %{time_total} %header{traceparent}\n' --max-time 10 "$key" 2>/dev/null)
    if [ "$code" = 200 ] && [ "$value" != $acked ] && [ -z "${unknown[$value]:-}" ]; then code=stale; fi
    # Without a trace it is not the API's: while edge's address is nobody's, the machine's network may answer in its place.
    if [ "$code" = 404 ] && [ -n "$trace" ] && [ $acked != 0 ]; then code=stale; fi
    case $code in 200 | 404) ;; *) echo "$EPOCHREALTIME read $code $took ${value:0:300}" >>"$told" ;; esac
    # It was read, so it is written; older unknown ones may still come.
    echo "$EPOCHREALTIME read $code $took" >>"$log"
    sleep 0.05
  done
}
traffic_start() {
  local i
  rm -f "$scratch/stop" "$scratch"/{traffic,told,answer}.*
  clients=()
  for i in 1 2 3; do
    client "$i-$RANDOM" $i &
    clients+=($!)
  done
}
traffic_stop() { # then $scratch/tally has what they saw
  touch "$scratch/stop"
  wait "${clients[@]}"
  sort -n "$scratch"/traffic.* | awk -f e2e/systems/common.d/tally.awk >"$scratch/tally"
}
# no_client_failed: whether none failed; where some did, what the first were told
no_client_failed() { equal 0 "$(tally failed)" || { sort -n "$scratch"/told.* | head -n 12; return 1; }; }
tally() { sed -n "s/.*$1=\([0-9.]*\).*/\1/p" "$scratch/tally"; } # NAME: that figure
never_stale() { equal 0 "$(tally stale)"; }
