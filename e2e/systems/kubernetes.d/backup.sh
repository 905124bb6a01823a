# shellcheck shell=bash
# shellcheck disable=SC2154,SC2016 # system.sh's variables
# A backup, the database and its volume destroyed, and the restore as docs/operations.md has it: every key as it was.
# shellcheck source-path=SCRIPTDIR source=../common.d/contents.sh
. e2e/systems/common.d/contents.sh
job_done() { # NAME
  k wait "job/$1" --for=condition=Complete --timeout=90s >/dev/null || { k get pods -l "job-name=$1"; k logs "job/$1"; return 1; }
}
backup_now() { k create job backup-now --from=cronjob/backup >/dev/null && job_done backup-now && k logs job/backup-now; }
destroy() { # db with its volume
  k delete statefulset db --wait --timeout=120s >/dev/null
  k delete pvc data-db-0 --wait --timeout=60s >/dev/null
  ! k get pvc data-db-0 >/dev/null 2>&1
}

fill
everything >"$scratch/before"
check "keys to compare are there" [ "$(wc -l <"$scratch/before")" = 41 ]
check "the backup's job, at once" backup_now
put --data-binary 'after the backup' "$keys/e2e/backup/later"
put --data-binary 'after the backup' "$keys/e2e/backup/1"
# Both are cached now, and must not be after the restore.
check "a key written after the backup is read" body 'after the backup' "$keys/e2e/backup/later"
check "and a value changed after it" body 'after the backup' "$keys/e2e/backup/1"
last=$(version e2e/backup/later)

check "the database and its volume are destroyed" destroy
apply
check "db starts anew" eventually 120 ready db
check "without its tables the API says that it cannot answer" eventually 30 status 503 "$keys?prefix=e2e/backup/"
begun=$SECONDS
check "the restore" kubernetes/restore latest
check "all is Ready" eventually 120 all_ready
check "it works" eventually 60 works
restored=$((SECONDS - begun))
everything >"$scratch/after"
check "every key is as it was: value, version, type, times" diff "$scratch/before" "$scratch/after"
check "a key written after the backup is gone, from the cache too" status 404 "$keys/e2e/backup/later"
check "a deleted key stays deleted" status 404 "$keys/e2e/backup/40"
put --data-binary x "$keys/e2e/backup/next"
check "a new version is above all that were given out, those after the backup too" [ "$(version e2e/backup/next)" -gt "$last" ]
printf 'restored %d keys, %s bytes in %d s; differences: %d\n' "$(wc -l <"$scratch/after")" \
  "$(k logs job/backup-now | sed -n 's/.*, \([0-9]*\) bytes.*/\1/p') compressed" $restored "$(diff "$scratch/before" "$scratch/after" | grep -c '^[<>]' || true)"
