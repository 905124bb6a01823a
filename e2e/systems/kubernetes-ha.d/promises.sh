# shellcheck shell=bash
# shellcheck disable=SC2154,SC2016 # system.sh's variables; what pods expand
# What a failover's promise stands on, as the running members have it, and what Prometheus is told of them.
one_named() { grep -qxE '"?db-ha-[012]"?' <<<"$1" || { echo "$1"; return 1; }; }
# figure MEMBER NAME: of the sidecar, which is asked from the member's container beside it
figure() { ask_pod "$1" db-ha 9187 /metrics | tr -d '\r' | awk -v name="$2" '$1 == name || index($1, name "{") == 1 { print $2 }'; }
figures() { # NAME: of all members, sorted
  local member
  for member in "${members[@]}"; do figure "$member" "$1"; done | sort | paste -sd ' '
}
closed_to() { # MEMBER: whether its REST API refuses to change anything without the password
  inside "$1" bash -c 'exec 3<>"/dev/tcp/$HOSTNAME/8008"; printf "POST /restart HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}" >&3; head -n 1 <&3' | grep -F ' 401 '
}

leader=$(primary)
check "commits wait for one standby, by name" one_named "$(as admin "$leader" 'SHOW synchronous_standby_names')"
check "the api's user waits for it too" equal on "$(as cubby "$leader" 'SHOW synchronous_commit')"
check "standbys stream over TLS" equal t "$(as admin "$leader" 'SELECT bool_and(ssl) AND count(*) = 2 FROM pg_stat_ssl JOIN pg_stat_replication USING (pid)')"
check "Patroni does nothing for a stranger" closed_to "$leader"
for member in "${members[@]}"; do
  check "$member's sidecar reaches it" equal 1 "$(figure "$member" pg_up)"
done
check "one primary is told" equal "0 0 1" "$(figures cubby_db_primary)"
check "and that it has a synchronous standby" equal 1 "$(figure "$leader" cubby_db_synchronous_standbys)"
check "and how far behind each standby is" equal 2 "$(figure "$leader" cubby_db_standby_lag_bytes | wc -l)"
check "and one timeline" equal 1 "$(figures cubby_db_timeline | tr ' ' '\n' | sort -u | wc -l)"
check "patronictl shows the members" eval 'inside "$(primary)" patronictl list | grep -F "Sync Standby"'
