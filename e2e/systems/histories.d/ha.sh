# shellcheck shell=bash
# The whole system with a database of three members, whose clocks differ by seconds.
: "${scratch:?}" "${mutant?}"
export project=cubby-e2e-histories-ha CUBBY_EDGE_PORT=28186
export COMPOSE_FILE=compose.yaml:compose.ha.yaml:e2e/systems/histories.d/clock.yaml:e2e/systems/histories.d/clocks.yaml
built=${CUBBY_TAG:-e2e} # the tag of the images as they are
export CUBBY_TAG=$built
[ -z "$mutant" ] || CUBBY_TAG=mutant
for file in compose.d/system common.d/traffic compose.d/faults compose.d/cuts ha.d/cluster; do
  # shellcheck source=/dev/null
  . e2e/systems/$file.sh
done
images=(secrets edge web-cache web dedup api api-cache db-ha etcd)
# shellcheck source-path=SCRIPTDIR source=containers.sh
. e2e/systems/histories.d/containers.sh
: "${members[@]:?}" "${coordinators[@]:?}"
export url=http://127.0.0.1:$CUBBY_EDGE_PORT

start() {
  tools && build -f compose.yaml -f compose.ha.yaml || return
  clock_image api 10001
  clock_image db-ha 10010
  up --scale api=2
  eventually 60 complete
}
all_run() { running && complete; }
rows() {
  inside "$(primary)" psql --host=/tmp --username=admin --dbname=cubby --no-psqlrc --quiet --tuples-only --no-align --field-separator=$'\t' \
    --command="SELECT convert_from(k, 'UTF8'), version FROM head WHERE expires_at IS NULL AND k LIKE 'h/%' ORDER BY k"
}

# What a fault is about is found when it comes, and kept until it goes.
aimed_at() { echo "$1" >"$scratch/aim" && [ -n "$1" ]; } # MEMBER
aim() { cat "$scratch/aim"; }
at_primary() { aimed_at "$(primary | head -n 1)"; }
at_standby() { aimed_at "$(standbys sync | head -n 1)"; }
kill_aim() { compose kill "$(aim)"; } # as a machine that is lost: the engine does not start it again
start_aim() { compose start "$(aim)"; }
pause_aim() { frozen "$(container "$(aim)")"; }
unpause_aim() { docker unpause "$(container "$(aim)")"; }
crash_aim() { kill_first "$(aim)"; }
kill_postgres() { signal "$(aim)" KILL postgres; }
hang_patroni() { signal "$(aim)" STOP patroni; }
another_is_primary() { local now && now=$(primary) && [ -n "$now" ] && [ "$now" != "$(aim)" ]; }
# replaced COMMAND…: once another member is the primary, or after a minute in which none was, which is a failure
replaced() {
  local status=0
  eventually 60 another_is_primary || status=$?
  "$@" || return
  return $status
}
# Cut off from the other members and from etcd, and reached by the api as before: as a primary that nobody stops.
cut_from_members() { # MEMBER…
  local member network address
  for member in "$@"; do
    for network in db-db db-etcd; do
      address=$(of "$member" "{{(index .NetworkSettings.Networks \"${project}_$network\").IPAddress}}")
      within "$member" iptables -A INPUT -d "$address" -j DROP
      within "$member" iptables -A OUTPUT -s "$address" -j DROP
    done
  done
}
join_members() { local member && for member in "$@"; do within "$member" iptables -F; done; }
cut_from_all() { within "$(aim)" iptables -A INPUT ! -i lo -j DROP && within "$(aim)" iptables -A OUTPUT ! -o lo -j DROP; }
cut_two() { standbys sync >"$scratch/second" && cut_from_members "$(aim)" "$(cat "$scratch/second")"; }
join_two() { join_members "$(aim)" "$(cat "$scratch/second")"; }
# An operator ends each commit's wait for the standby, for so long; what it wrote becomes visible and may be lost.
cancel_commits() { # SECONDS
  local _
  for _ in $(seq $(($1 * 10))); do
    as admin "$(aim)" "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'" >/dev/null || true
    sleep 0.1
  done
}
pause_standby() { standbys sync >"$scratch/second" && frozen "$(container "$(cat "$scratch/second")")"; }
unpause_standby() { docker unpause "$(container "$(cat "$scratch/second")")"; }
kill_coordinators() { compose kill "${coordinators[@]}"; }
start_coordinators() { compose start "${coordinators[@]}"; }
switch_over() { compose exec -T "$(aim)" patronictl switchover --leader "$(aim)" --candidate "$(standbys sync)" --force; }
one_after_the_other() {
  local member
  for member in "${members[@]}"; do
    compose restart "$member" && eventually 90 complete || return
  done
}
