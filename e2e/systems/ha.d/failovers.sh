# shellcheck shell=bash
# Faults of the database while clients write and read: how long there is no write and no read, and that nothing acknowledged is lost.
: "${scratch:?}" "${members[@]:?}" "${coordinators[@]:?}" # the system's, which is sourced before
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
paused_for() { # SECONDS PART…
  local part
  for part in "${@:2}"; do frozen "$(container "$part")"; done
  sleep "$1"
  for part in "${@:2}"; do docker unpause "$(container "$part")"; done
}
killed_for() { compose kill "${@:2}" && sleep "$1" && compose start "${@:2}"; } # SECONDS PART…
other_than_before() { [ "$(primary)" != "$leader" ] && complete; }

fault "primary killed" 60 'compose kill "$leader"' 'compose start "$leader"'
check "another one is the primary" other_than_before
fault "primary paused 40 s" 60 'paused_for 40 "$leader"'
check "another one is the primary, and the paused one its standby" other_than_before
fault "PostgreSQL killed" 20 'signal "$leader" KILL postgres'
fault "Patroni hangs" 60 'signal "$leader" STOP patroni && sleep 20'
check "another one is the primary, and the hung one was ended" eval 'other_than_before && [ "$(restarts_of "$leader")" -ge 1 ]'
fault "synchronous standby killed" 20 'standby=$(standbys sync) && compose kill "$standby"' 'compose start "$standby"'
fault "one etcd killed" 6 'killed_for 10 etcd1'
fault "all etcd away for 20 s" 6 'killed_for 20 "${coordinators[@]}"'
check "the primary is the same" equal "$leader" "$(primary)"
