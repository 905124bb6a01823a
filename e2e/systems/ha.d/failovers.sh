# shellcheck shell=bash
# Faults of the database.
: "${members[@]:?}" "${coordinators[@]:?}" "${leader=}" # the system's, which is sourced before
paused_for() { # SECONDS PART…
  local part
  for part in "${@:2}"; do frozen "$(container "$part")"; done
  sleep "$1"
  for part in "${@:2}"; do docker unpause "$(container "$part")"; done
}
killed_for() { compose kill "${@:2}" && sleep "$1" && compose start "${@:2}"; } # SECONDS PART…

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
