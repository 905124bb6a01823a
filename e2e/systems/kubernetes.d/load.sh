# shellcheck shell=bash
# shellcheck disable=SC2154 # system.sh's variables
# A steady load by vegeta: so many requests a second, whether answers come or not, each one's outcome kept.
# Its connections are kept open; the clients of traffic.sh open one for each request.

load_targets() { # COUNT: reads of so many keys, a write after every tenth, two of the site's files after every twentieth
  local i
  for i in $(seq "$1"); do
    printf 'GET %s\n\n' "$keys/e2e/load/$i"
    [ $((i % 10)) != 0 ] || printf 'PUT %s\n@%s\n\n' "$keys/e2e/load/$i" "$scratch/load.value"
    [ $((i % 20)) != 0 ] || printf 'GET %s\n\nGET %s\n\n' "$site/" "$site/style.css"
  done
}
load_prepare() { # writes the keys that are read
  head -c 500 /dev/zero | tr '\0' v >"$scratch/load.value"
  load_targets 300 >"$scratch/load.targets"
  curl -sSf --no-progress-meter --parallel --parallel-max 8 -o /dev/null -X PUT --data-binary @"$scratch/load.value" "$keys/e2e/load/[1-300]"
}
load_start() { # RATE [TARGETS-FILE]
  vegeta attack -rate "$1/s" -duration 900s -timeout 10s -max-body 0 -max-workers 200 -targets "${2:-$scratch/load.targets}" -output "$scratch/load.bin" &
  loader=$!
}
# load_stop: then $scratch/load has a line a request: when (s), status (0 for none), how long (s), error
load_stop() {
  kill -INT "$loader"
  wait "$loader" || true
  vegeta encode -to csv "$scratch/load.bin" | awk -F, '{ printf "%.3f %d %.3f %s\n", $1 / 1e9, $2, $3 / 1e9, $6 }' >"$scratch/load"
}
load_ok() { awk '$2 ~ /^(2..|304)$/ { n++ } END { print n + 0 }' "$scratch/load"; }
load_failed() { awk '$2 !~ /^(2..|304)$/ { n++ } END { print n + 0 }' "$scratch/load"; }
load_failures() { awk '$2 !~ /^(2..|304)$/ { $1 = $3 = ""; print }' "$scratch/load" | sort | uniq -c | sort -rn | head -5; }
load_slowest() { awk '$3 > max { max = $3 } END { printf "%.1f", max }' "$scratch/load"; }

# under_load WHAT COMMAND…: clients go on before, while and after; a row, and $scratch/tally and $scratch/load have what they saw
under_load() {
  local what=$1 begun took
  shift
  traffic_start
  load_start 60
  sleep 2
  begun=$SECONDS
  check "$what: done, and Ready again" "$@"
  took=$((SECONDS - begun))
  check "$what: all works" eventually 30 works
  sleep 3
  traffic_stop
  load_stop
  printf '%-24s %4d s  clients: %-60s\n' "$what" $took "$(cut -d';' -f1 "$scratch/tally")"
  printf '%-24s         load: ok=%d failed=%d slowest=%s s\n' "" "$(load_ok)" "$(load_failed)" "$(load_slowest)"
  sed -n 's/[^;]*; //p' "$scratch/tally" | sed 's/^/      clients: /'
  load_failures | sed 's/^/      load: /'
  check "$what: nothing stale" never_stale
}
no_failure() { no_client_failed && equal 0 "$(load_failed)"; }
# Where db is away, reads that are cached and the site go on; the others are told so, with 503 and within 2 s or so: 99 of 100
# within 2.5 s, each within 5 s, since clients and servers share this machine. A commit that was broken off is 500
# write-outcome-unknown: a write or two may be told that.
told_in_time() {
  awk '$2 == 500 && ++unknown <= 2 { next }
    $2 !~ /^(2..|304|503)$/ || $3 > 5 { print; wrong = 1 }
    $2 == 503 { n++; if ($3 > 2.5) late++ }
    END { if (late * 100 > n) { print late " of " n " later than 2.5 s"; wrong = 1 } exit wrong }' "$scratch/load"
}
