# shellcheck shell=bash
# Each part is restarted in turn while clients go on.
: "${scratch:?}" # the system's, which is sourced before
for part in web web-cache api-cache api dedup db edge; do
  traffic_start
  sleep 1
  compose restart "$part"
  check "$part is restarted and healthy" eventually 60 healthy "$part"
  sleep 3
  traffic_stop
  printf '%-10s %s\n' "$part" "$(cat "$scratch/tally")"
  check "$part: no client was told anything stale" never_stale
  case $part in web | web-cache) check "$part: no client of the API noticed" no_client_failed ;; esac
  check "$part: all works again" eventually 20 works
done
