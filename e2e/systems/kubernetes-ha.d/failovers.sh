# shellcheck shell=bash
# shellcheck disable=SC2154 # system.sh's variables
# Faults of the database. A pod that was killed is made anew at once, with its volume.
killed() { k delete pod "$@" --grace-period=0 --force >/dev/null 2>&1; } # POD…
gone_and_back() { # POD…: killed, and then running again
  killed "$@"
  k wait pod "$@" --for=condition=Ready --timeout=90s >/dev/null
}

fault "primary's pod killed" 60 'killed "$leader"'
fault "PostgreSQL killed" 30 'signal "$leader" KILL postgres'
fault "Patroni hangs" 60 'signal "$leader" STOP patroni && sleep 20'
check "another one is the primary, and the hung one was ended" eval 'other_than_before && [ "$(restarts_of "$leader")" -ge 1 ]'
fault "synchronous standby's pod killed" 30 'killed "$(standbys sync)"'
fault "one etcd killed" 15 'killed etcd-0'
fault "all etcd killed" 30 'gone_and_back "${coordinators[@]}"'
check "the primary is the same" equal "$leader" "$(primary)"
