# shellcheck shell=bash
# What a failover's promise stands on, as the running members have it.
: "${members[@]:?}" "${scratch:?}" # the system's, which is sourced before
one_named() { grep -qxE '"?db[123]"?' <<<"$1" || { echo "$1"; return 1; }; }
denied() { # SQL: whether the api's user may not do that
  local answer
  ! answer=$(as cubby "$(primary)" "$1" 2>&1) && grep -F 'permission denied' <<<"$answer"
}
# Both standbys are paused: a commit of the api's user, with limits as the api sets them, is waited for beyond all of these limits.
# It changes no row, which a commit of the api's own could hold.
commit_waits() {
  local paused=("$(standbys sync)" "$(standbys async)") member status=0
  for member in "${paused[@]}"; do frozen "$(container "$member")" || return; done
  inside "$(primary)" env PGOPTIONS='-c statement_timeout=500 -c lock_timeout=500 -c idle_in_transaction_session_timeout=500' \
    timeout 3 psql --host=/tmp --username=cubby --dbname=cubby --command="SELECT pg_logical_emit_message(true, 'e2e', '')" || status=$?
  for member in "${paused[@]}"; do docker unpause "$(container "$member")"; done
  equal 124 $status
}

leader=$(primary)
check "commits wait for one standby, by name" one_named "$(as admin "$leader" 'SHOW synchronous_standby_names')"
check "the api's user waits for it too" equal on "$(as cubby "$leader" 'SHOW synchronous_commit')"
for member in "${members[@]}"; do
  check "$member checks its pages" equal on "$(as admin "$member" 'SHOW data_checksums')"
done
check "standbys stream over TLS" equal t "$(as admin "$leader" 'SELECT bool_and(ssl) AND count(*) = 2 FROM pg_stat_ssl JOIN pg_stat_replication USING (pid)')"
check "the api's user cancels no session" denied 'SELECT pg_cancel_backend(pg_backend_pid())'
check "and ends none" denied 'SELECT pg_terminate_backend(pg_backend_pid())'
check "its time limits do not end the wait of a commit" commit_waits
check "both standbys come back" eventually 60 complete
check "it works" eventually 30 works
check "standbys leave the row of the disk alone" eval '! compose logs "${members[@]}" | grep -F "read-only transaction"'
check "patronictl shows the members" eval 'inside "$(primary)" patronictl list | grep -F "Sync Standby"'
