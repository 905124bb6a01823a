# shellcheck shell=bash
# shellcheck disable=SC2154 # system.sh's variables
# One pod of each part after another is taken away at once: no drain, no grace. What was acknowledged is there afterwards.
kill_one() { # PART: another pod takes its place
  local name uid
  name=$(pod "$1")
  uid=$(k get pod "$name" -o jsonpath='{.metadata.uid}')
  k delete pod "$name" --grace-period=0 --force >/dev/null 2>&1
  eventually 90 replaced "$1" "$uid"
}
replaced() { ! pods "$1" .metadata.uid | grep -qx "$2" && ready "$1"; }
kept() { # all of them: what the list says, and their values
  curl -sSf --max-time 20 "$keys?prefix=e2e/kept/&limit=100" | jq -c '.keys[]'
  curl -sSf --max-time 20 -w '\n' "$keys/e2e/kept/[1-9]"
}
few_failed() { # at most what was under way at that pod
  local failed
  failed=$(($(tally failed) + $(load_failed)))
  [ "$failed" -le "$1" ] || { echo "$failed failed"; return 1; }
}

load_prepare
for i in 1 2 3 4 5 6 7 8 9; do curl -sSf -o /dev/null -X PUT -H "Content-Type: text/x-$i" --data-binary "kept $i" "$keys/e2e/kept/$i"; done
kept >"$scratch/kept"
for part in web web-cache dedup api edge api-cache db; do
  under_load "kill of $part" kill_one "$part"
  case $part in
    web) check "kill of $part: no request failed" no_failure ;;
    db) check "kill of $part: a client that cannot be served is told so in time" told_in_time ;;
    *) check "kill of $part: few requests failed" few_failed 20 ;;
  esac
  check "kill of $part: what was written is there, to the version" equal "$(cat "$scratch/kept")" "$(kept)"
done
