# shellcheck shell=bash
# The members of the database, and which of them is what.
members=(db1 db2 db3)
coordinators=(etcd1 etcd2 etcd3)
# shellcheck disable=SC2034 # the topics'
parts=(edge web-cache web dedup api api-cache "${members[@]}" "${coordinators[@]}")

as() { # USER MEMBER SQL: without a header
  inside "$2" timeout 5 psql --host=/tmp --username="$1" --dbname=cubby --no-psqlrc --quiet --tuples-only --no-align --command="$3"
}
primary() { # those that take writes
  local member
  for member in "${members[@]}"; do
    [ "$(as admin "$member" 'SELECT pg_is_in_recovery()' 2>/dev/null)" != f ] || echo "$member"
  done
}
standbys() { # SYNC-STATE: the names of those
  as admin "$(primary)" "SELECT application_name FROM pg_stat_replication WHERE state = 'streaming' AND sync_state = '$1'"
}
complete() { equal "1 sync, 1 async" "$(standbys sync | wc -l) sync, $(standbys async | wc -l) async"; }
container() { compose ps -aq "$1"; }
signal() { # MEMBER SIGNAL PROCESS-NAME: to each process of that name
  # shellcheck disable=SC2016 # what the container expands
  inside "$1" bash -c 'for process in /proc/[0-9]*; do
    [ "$(cat "$process/comm" 2>/dev/null)" != "$1" ] || { kill -"$0" "${process#/proc/}" && found=1; }
  done; [ -n "${found:-}" ]' "$2" "$3"
}
