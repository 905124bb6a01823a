# shellcheck shell=bash
# Backups and restores to a point in time, as docs/operations.md has them: every key as it was then.
: "${keys:?}" "${scratch:?}" "${project:?}" "${members[@]:?}" # the system's, which is sourced before
# shellcheck source-path=SCRIPTDIR source=../common.d/contents.sh
. e2e/systems/common.d/contents.sh
past_moment() { sleep 1 && date -u +%FT%T.%3NZ && sleep 1; }
remember() { moment=$(past_moment) && everything >"$scratch/before"; }
stopped_and_restored() { compose stop api "${members[@]}" && compose run --rm -T "$1" restore "${@:2}"; } # MEMBER TARGET
started() { compose restart api-cache && up; }
above() { [ "$2" -gt "$1" ] || { echo "$2 is not above $1"; return 1; }; } # VERSION VERSION
# restore WHAT MEMBER TARGET: and what was remembered is there again
restore() {
  local begun=$SECONDS last
  put --data-binary last "$keys/e2e/last"
  last=$(version e2e/last)
  check "$1: the restore" stopped_and_restored "$2" "$3"
  check "$1: the start" started
  check "$1: all works again" eventually 120 works
  echo "$1: $((SECONDS - begun)) s"
  everything >"$scratch/after"
  check "$1: every key is as it was: value, version, type, times" diff "$scratch/before" "$scratch/after"
  put --data-binary next "$keys/e2e/next"
  check "$1: a new version is above all that were given out" above "$last" "$(version e2e/next)"
  check "$1: its member leads, and the others have copied it" eventually 90 eval 'complete && [ "$(primary)" = '"$2 ]"
}
newest() { as admin "$(primary)" 'SELECT extract(epoch FROM newest)::bigint FROM watch.backup WHERE NOT gap'; }
later_than() { [ "$(newest)" -gt "$1" ]; } # SECONDS
# Segments of the log, of 16 MiB each.
segments() {
  for _ in $(seq "$1"); do
    as admin "$(primary)" "SELECT pg_logical_emit_message(true, 'e2e', ''), pg_switch_wal()"
  done
}
waiting() { inside "$(primary)" bash -c 'ls /var/lib/postgresql/data/pg_wal/archive_status' | grep -c '\.ready$'; }
none_waits() { ! waiting >/dev/null; }

fill
check "a backup, at once" inside "$(primary)" backup full
check "it is listed" eval 'inside db3 backups list | grep -E "full .* timeline [0-9]+ [0-9]+ bytes"'
check "a standby makes none" eval '! inside "$(standbys sync)" backup'
put --data-binary 'after the backup' "$keys/e2e/backup/between"
remember
put --data-binary 'too late' "$keys/e2e/backup/1"
put --data-binary 'too late' "$keys/e2e/backup/later"
check "a key is deleted by mistake" curl -sSf -o /dev/null -X DELETE "$keys/e2e/backup/2"
restore "to a time" "$(standbys sync)" "$moment"
check "a key written afterwards is gone, from the cache too" status 404 "$keys/e2e/backup/later"

leader=$(primary)
check "the primary is killed" compose kill "$leader"
check "another one takes over" eventually 60 works
put --data-binary 'after the failover' "$keys/e2e/backup/1"
remember
put --data-binary 'too late' "$keys/e2e/backup/1"
check "the killed one comes back" compose start "$leader"
check "three members again" eventually 90 complete
check "the log of the new timeline is archived" eventually 90 none_waits
restore "to a time after a failover" "$leader" "$moment"

begun=$(date +%s)
check "the repository is away" inside "$(primary)" chmod 0 /backups
check "the log goes on" segments 12
put --data-binary 'in the gap' "$keys/e2e/backup/1"
# shellcheck disable=SC2034 # the eval below
gap=$(past_moment)
check "it goes on for longer than it may wait" segments 12
check "writes are taken" works
check "what waits has a bound" eventually 60 eval '[ "$(waiting)" -le 17 ]'
check "the primary says what is given up" eval 'compose logs "$(primary)" | grep -F "and the archive has a gap"'
check "the repository is back" inside "$(primary)" chmod 700 /backups
check "a backup is made without being asked for" eventually 180 later_than "$begun"
check "the log is archived again" eventually 90 none_waits
put --data-binary 'after the gap' "$keys/e2e/backup/1"
check "a restore into the gap fails" eval '! stopped_and_restored db2 "$gap"'
check "and has changed nothing" eval 'started && eventually 120 body "after the gap" "$keys/e2e/backup/1"'
check "three members again" eventually 90 complete

# The same state once more: what the restore before gave out is not given out again. The newest backup is of what is left by it.
begun=$(date +%s)
restore "to the same time again" db1 "$moment"
check "a backup of what was restored is made" eventually 180 later_than "$begun"

everything >"$scratch/before"
check "all but the backups is lost" eval 'compose down && docker volume rm "$project"_{data,etcd}{1,2,3}'
restored_into_nothing() { compose run --rm -T db3 restore latest && up; }
begun=$SECONDS
check "the latest state is restored into nothing" restored_into_nothing
check "all works again" eventually 120 works
echo "into nothing: $((SECONDS - begun)) s"
everything >"$scratch/after"
check "every key is as it was at the end" diff "$scratch/before" "$scratch/after"
check "three members again" eventually 90 complete
