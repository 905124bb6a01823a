# shellcheck shell=bash
# Processes that end in the middle of the clients' writes, and are started again by the engine.
: "${scratch:?}" # the system's, which is sourced before
restarted() { [ "$(restarts_of "$1")" -gt "$2" ] && healthy "$1"; }

for part in api dedup api-cache db edge; do
  traffic_start
  sleep 1
  before=$(restarts_of "$part")
  crash "$part"
  check "$part comes back by itself" eventually 30 restarted "$part" "$before"
  check "$part: all works again" eventually 20 works
  sleep 2
  traffic_stop
  printf '%-10s %s\n' "$part" "$(cat "$scratch/tally")"
  check "$part: what was acknowledged is there, and nothing stale" never_stale
done
# With two of each, a crash costs no more than the requests that it was working on.
two_of_each() { compose up -d --no-recreate --scale api=2 --scale dedup=2 && eventually 60 all_healthy; }
check "two of each" two_of_each
for part in api dedup; do
  traffic_start
  sleep 1
  docker kill "$(compose ps -q "$part" | tail -n 1)" >/dev/null
  sleep 5
  traffic_stop
  printf '%-10s %s\n' "$part, 1 of 2" "$(cat "$scratch/tally")"
  check "$part, one of two: nothing stale" never_stale
  check "$part, one of two: each client lost a request at most" eval '[ "$(tally failed)" -le 3 ]'
  check "two of each again" two_of_each
done
compose up -d --no-recreate --scale api=1 --scale dedup=1
