# shellcheck shell=bash
# Keys of all kinds under one prefix, and all that can be seen of them; sourced by the topics that back up and restore.
: "${keys:?}" "${scratch:?}" # the system's, which is sourced before
put() { curl -sSf -o /dev/null --max-time 10 -X PUT "$@"; } # CURL-ARGUMENTS…
fill() { # keys of all kinds
  local i
  for i in $(seq 40); do put -H "Content-Type: text/x-$i" --data-binary "value $i" "$keys/e2e/backup/$i"; done
  for i in $(seq 20); do put -H "Content-Type: text/y-$i" --data-binary "rewritten $i" "$keys/e2e/backup/$i"; done
  for i in 38 39 40; do curl -sSf -o /dev/null -X DELETE "$keys/e2e/backup/$i"; done
  head -c 700000 /dev/urandom >"$scratch/binary"
  put -H 'Content-Type: application/octet-stream' --data-binary @"$scratch/binary" "$keys/e2e/backup/binary"
  put --data-binary '' "$keys/e2e/backup/empty"
  put -H 'Content-Type: text/plain; charset=utf-8' --data-binary "'quoted'; -- \\ \"and\" 🦝" "$keys/e2e/backup/%F0%9F%A6%9D/a%27b%5Cc%22d"
  put --data-binary 'for a day' "$keys/e2e/backup/expires?ttl=86400"
}
# All keys with this prefix: what the list says of each, what a read's header says, and a sum of its bytes.
everything() {
  local url key
  curl -sSf --max-time 20 "$keys?prefix=e2e/backup/&limit=1000" | jq -c '.keys[]' | while IFS= read -r key; do
    url=$keys/$(jq -r '.key | @uri' <<<"$key")
    curl -sSf --max-time 10 -D "$scratch/head" -o "$scratch/body" "$url" || return 1
    echo "$key $(tr -d '\r' <"$scratch/head" | grep -iE '^(etag|content-type|last-modified|cubby-expires):' | sort | paste -sd ' ') $(sha256sum <"$scratch/body")"
  done
}
version() { curl -sSf --max-time 10 "$keys?prefix=$1&limit=1" | jq '.keys[0].version'; } # KEY
