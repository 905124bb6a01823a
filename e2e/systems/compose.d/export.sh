# shellcheck shell=bash
# Exports and imports through edge, dedup and api, whole ones and such that a fault cuts off; without history, so that
# the purge is always about to overtake an export.
: "${keys:?}" "${site:?}" "${scratch:?}" # the system's, which is sourced before
# made COUNT PREFIX BYTES: an export of so many keys, each value of so many bytes
made() {
  awk -v count="$1" -v prefix="$2" -v bytes="$3" 'BEGIN {
    value = "v"; while (length(value) < bytes) value = value value
    value = substr(value, 1, bytes); print "{\"cubby\":1}"
    for (i = 0; i < count; i++) printf "{\"key\":\"%s%06d\",\"value\":\"%s\"}\n", prefix, i, value
    printf "{\"end\":true,\"keys\":%d,\"bytes\":%d}\n", count, count * bytes }'
}
# imports FILE QUERY CURL-ARGUMENTS…: the answer
imports() {
  curl -sS --max-time 120 -H 'Content-Type: application/x-ndjson' -T "$1" -X POST "${@:3}" "$site/v1/import?$2"
}
exports() { curl -sS --fail-with-body --max-time 120 "${@:3}" -o "$2" "$site/v1/export?prefix=$1"; } # PREFIX FILE CURL-ARGUMENTS…
is_whole() { tail -n 1 "$1" | grep -q '^{"end":true,'; }
pairs() { jq -c 'select(.key) | [.key, .value]' "$1"; } # FILE: keys and values in order
same_keys() { cmp <(pairs "$1") <(pairs "$2"); }
answered() { jq -e "$1" <<<"$2" || { echo "$2"; return 1; }; } # CONDITION ANSWER
held() { [ "$(sql 'SELECT COUNT(*) FROM cubby.history_hold')" -eq "$1" ]; }
resident() { inside api grep VmRSS /proc/1/status | tr -s ' \t' ' ' | cut -d ' ' -f 2; } # KiB
# slowly PREFIX FILE: an export in the background that takes some seconds; its exit status goes to FILE.status
slowly() {
  rm -f "$2" "$2.status"
  { exports "$1" "$2" --limit-rate 1M 2>"$2.err" && echo 0 >"$2.status" || echo $? >"$2.status"; } &
}
under_way() { [ -s "$1" ] && [ ! -e "$1.status" ]; }
cut_off() { # FILE: curl has failed, and the file shows it
  [ -e "$1.status" ] && ! grep -qx 0 "$1.status" && ! is_whole "$1"
}

plain=$COMPOSE_FILE
export COMPOSE_FILE=$COMPOSE_FILE:e2e/systems/compose.d/export.yaml
up
check "it works without history" eventually 60 works

made 20000 e2e/x/ 1000 >"$scratch/made"
before=$(resident)
check "20 MB are imported" answered '.created == 20000 and .failed == 0 and .complete' "$(imports "$scratch/made" '')"
check "they are exported" exports e2e/x/ "$scratch/out"
check "whole" is_whole "$scratch/out"
check "as they were" same_keys "$scratch/made" "$scratch/out"
echo "api: $before KiB resident before, $(resident) KiB after an import and an export of 20 MB"
check "the same file again changes nothing" answered '.skipped == 20000 and .complete' "$(imports "$scratch/made" mode=create)"
check "a dry run says what would be" answered '.replaced == 20000 and .dryRun' "$(imports "$scratch/made" 'mode=replace&dryRun=true')"
made 48 e2e/large/ 1000000 >"$scratch/large"
check "an import may be larger than any other body" answered '.created == 48' "$(imports "$scratch/large" '')"
check "which are still refused" status 413 -X POST -H 'Content-Type: application/json' -T "$scratch/large" "$site/v1/batch"
check "large values are exported" exports e2e/large/ "$scratch/out"
check "as they were, too" same_keys "$scratch/large" "$scratch/out"

slowly e2e/x/ "$scratch/slow"
check "an export is under way" eventually 10 under_way "$scratch/slow"
check "it holds its version" held 1
made 20000 e2e/x/ 10 >"$scratch/other"
check "all keys are replaced meanwhile" answered '.replaced == 20000' "$(imports "$scratch/other" mode=replace)"
check "and some deleted" status 204 -X DELETE "$keys/e2e/x/019999"
check "it is still under way" under_way "$scratch/slow"
check "the slow export ends" eventually 60 [ -e "$scratch/slow.status" ]
check "whole" is_whole "$scratch/slow"
check "with what there was when it began" same_keys "$scratch/made" "$scratch/slow"
check "and holds nothing any more" eventually 5 held 0
imports "$scratch/made" mode=replace >/dev/null

for part in api dedup edge; do
  slowly e2e/x/ "$scratch/slow"
  check "$part: an export is under way" eventually 10 under_way "$scratch/slow"
  crash "$part"
  check "$part is killed: the export is cut off, and known to be" eventually 20 cut_off "$scratch/slow"
  check "$part: all works again" eventually 60 works
done
slowly e2e/x/ "$scratch/slow"
check "db: an export is under way" eventually 10 under_way "$scratch/slow"
compose stop -t 20 db
check "db is stopped: the export is cut off, and known to be" eventually 20 cut_off "$scratch/slow"
compose start db
check "db: all works again" eventually 60 works

# As each client sends it over some seconds, the fault comes in the middle.
interrupted() { # PREFIX FAULT-COMMAND CURE-COMMAND: what the client was told is in $scratch/told
  made 20000 "$1" 1000 >"$scratch/made"
  imports "$scratch/made" '' --limit-rate 4M -w '\n%{http_code}\n' >"$scratch/told" 2>&1 &
  local client=$!
  eventually 10 contains "\"key\":\"$1" "$keys?prefix=$1&limit=1"
  eval "$2"
  sleep 4
  eval "$3"
  wait $client || true
  tail -c 600 "$scratch/told"
  eventually 60 works
}
goes_on() { # PREFIX: the same file again
  local answer
  answer=$(imports "$scratch/made" mode=create)
  answered '.created + .skipped == 20000 and .failed == 0 and .complete' "$answer"
  exports "$1" "$scratch/out" && is_whole "$scratch/out" && same_keys "$scratch/made" "$scratch/out"
}
told_how_far() { grep -qx 200 "$scratch/told" || grep -q '"committedThroughLine":[0-9]' "$scratch/told"; }
interrupted e2e/db/ 'compose stop -t 20 db' 'compose start db'
check "db away in the middle of an import: the client is told how far it came" told_how_far
check "db: the same file again completes it" goes_on e2e/db/
interrupted e2e/api/ 'crash api' :
check "api killed in the middle of an import: the same file again completes it" goes_on e2e/api/
interrupted e2e/dedup/ 'crash dedup' :
check "dedup killed in the middle of an import: the same file again completes it" goes_on e2e/dedup/
made 20000 e2e/client/ 1000 >"$scratch/made"
check "a client that leaves is told nothing" eval '! imports "$scratch/made" "" --limit-rate 4M --max-time 2'
check "the same file again completes it" goes_on e2e/client/

for i in 1 2 3 4; do slowly e2e/x/ "$scratch/slow$i"; done
for i in 1 2 3 4; do check "export $i of 4 is under way" eventually 10 under_way "$scratch/slow$i"; done
check "a fifth is told to come later" status 503 "$site/v1/export"
check "reads and writes go on" works
for i in 1 2 3 4; do check "export $i of 4 ends whole" eval "eventually 100 [ -e $scratch/slow$i.status ] && is_whole $scratch/slow$i"; done

export COMPOSE_FILE=$plain
up
check "it works with history again" eventually 60 works
