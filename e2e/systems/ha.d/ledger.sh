# shellcheck shell=bash
# A client that makes one key after another, so that each acknowledged write can be looked for afterwards.
: "${keys:?}" "${scratch:?}" # the system's, which is sourced before
bookkeeper() { # NAME: the numbers of those that were acknowledged are in $scratch/ledger.NAME
  local n=0 code
  until [ -e "$scratch/stop" ]; do
    n=$((n + 1))
    code=$(curl -sS -o /dev/null -w '%{http_code}' --max-time 10 -X PUT --data $n "$keys/e2e/ledger/$1/$(printf %06d $n)" 2>/dev/null)
    case $code in 200 | 201) printf '%06d\n' $n >>"$scratch/ledger.$1" ;; esac
    sleep 0.05
  done
}
kept() { # NAME: whether all of those are there
  local cursor='' page
  while [ "$cursor" != null ]; do
    page=$(curl -sSf --max-time 10 "$keys?prefix=e2e/ledger/$1/&limit=1000&cursor=$cursor") || return
    jq -r '.keys[].key' <<<"$page"
    cursor=$(jq -r '.nextCursor // "null"' <<<"$page")
  done | sed 's|.*/||' | sort >"$scratch/found"
  [ -s "$scratch/ledger.$1" ] || { echo "nothing was acknowledged"; return 1; }
  equal "" "$(sort "$scratch/ledger.$1" | comm -23 - "$scratch/found" | head -n 20)"
}
ledgers_kept() { local file && for file in "$scratch"/ledger.*; do [ ! -e "$file" ] || kept "${file##*.}" || { echo "$file"; return 1; }; done; }
