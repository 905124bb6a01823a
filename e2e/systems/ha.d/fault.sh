# shellcheck shell=bash
# A fault of the database while clients write and read: how long there is no write and no read, and that nothing acknowledged is lost.
: "${scratch:?}" # the system's, which is sourced before
without() { # WHAT: the longest time without a read or a write (s)
  sed -nE "s/.*longest without.* a $1 ([0-9.]+) s.*/\1/p" "$scratch/tally"
}
within() { awk "BEGIN { exit !($2 <= $1) }" || { echo "$2 s, not $1 s"; return 1; }; } # LIMIT SECONDS
# CUBBY_E2E_FAULT, a pattern, chooses some of them.
# fault NAME LIMIT COMMAND [CURE]: the most seconds without a write; the cure is run once writes go again
fault() {
  local name=$1 limit=$2 command=$3 cure=${4:-:} book=${1//[^a-z0-9]/-}
  [[ $name =~ ${CUBBY_E2E_FAULT:-.} ]] || return 0
  leader=$(primary)
  traffic_start
  bookkeeper "$book" &
  clients+=($!)
  sleep 2
  eval "$command" >/dev/null || check "$name: brought about" false
  check "$name: all works again" eventually 60 works
  eval "$cure" >/dev/null || check "$name: cured" false
  check "$name: three members again" eventually 90 complete
  check "$name: all works" eventually 30 works
  traffic_stop
  printf '%-28s %s\n' "$name" "$(cat "$scratch/tally")"
  check "$name: a write within $limit s" within "$limit" "$(without write)"
  check "$name: each acknowledged write is there" kept "$book"
  check "$name: nothing stale" never_stale
}
other_than_before() { [ "$(primary)" != "$leader" ] && complete; }
