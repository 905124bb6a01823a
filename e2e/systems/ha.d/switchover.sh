# shellcheck shell=bash
# A planned change of the primary, as docs/operations.md says.
: "${scratch:?}" "${members[@]:?}" # the system's, which is sourced before
leader=$(primary) next=$(standbys sync)
traffic_start
bookkeeper switchover &
clients+=($!)
sleep 2
check "patronictl changes the primary" compose exec -T "$leader" patronictl switchover --leader "$leader" --candidate "$next" --force
check "it is the one that was asked for" eventually 30 eval 'equal "$next" "$(primary)"'
check "all works again" eventually 30 works
check "three members again" eventually 60 complete
sleep 2
traffic_stop
printf '%-28s %s\n' "planned switchover" "$(cat "$scratch/tally")"
check "each acknowledged write is there" kept switchover
check "nothing stale" never_stale
