# shellcheck shell=bash
# shellcheck disable=SC2154 # system.sh's variables
# The whole system under a name and a port of its own, with two of each Java part and db's data on a disk that can be filled.
export COMPOSE_FILE=compose.yaml:e2e/systems/histories.d/disk.yaml
# shellcheck source-path=SCRIPTDIR/.. source=checks.sh
. e2e/systems/checks.sh
# shellcheck source-path=SCRIPTDIR/../compose.d source=system.sh
. e2e/systems/compose.d/system.sh
project=cubby-e2e-histories
export CUBBY_EDGE_PORT=28185
url=http://localhost:28185

start() {
  [ -n "${CUBBY_SKIP_BUILD:-}" ] || compose build
  up --scale api=2 --scale dedup=2
}
container() { compose ps -aq "$1" | head -n 1; } # the first of a part
pid() { docker inspect -f '{{.State.Pid}}' "$(container "$1")"; }
addresses() { of "$1" '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}'; }
net() { nsenter --net="/proc/$(pid "$1")/ns/net" "${@:2}"; }
# deaf PART OTHER: nothing that OTHER sends arrives at PART
deaf() {
  local address
  net "$1" nft "add table inet faults; add chain inet faults in { type filter hook input priority 0; }"
  for address in $(addresses "$2"); do net "$1" nft "add rule inet faults in ip saddr $address drop"; done
}
hearing() { net "$1" nft delete table inet faults 2>/dev/null || true; }

begin() { # FAULT PART [OTHER]
  case $1 in
    kill) docker kill "$(container "$2")" ;;
    kill-all) compose kill "$2" ;;
    pause) docker pause "$(container "$2")" ;;
    empty) docker kill "$(container api-cache)" && docker start "$(container api-cache)" ;;
    cut) deaf "$2" "$3" && deaf "$3" "$2" ;;
    deaf) deaf "$2" "$3" ;;
    scale) compose up -d --no-recreate --no-deps --scale api=3 --scale dedup=1 api dedup ;;
    disk-full) docker exec -u 10007 "$(container db)" bash -c 'free=$(df -m --output=avail /var/lib/mysql | tail -n 1); fallocate -l $((free - 20))M /var/lib/mysql/filler' ;;
  esac
}
finish() {
  case $1 in
    kill) docker start "$(container "$2")" ;;
    kill-all) compose start "$2" ;;
    pause) docker unpause "$(container "$2")" ;;
    empty) ;;
    cut) hearing "$2" && hearing "$3" ;;
    deaf) hearing "$2" ;;
    scale) compose up -d --no-recreate --no-deps --scale api=2 --scale dedup=2 api dedup ;;
    disk-full) docker exec -u 10007 "$(container db)" rm -f /var/lib/mysql/filler ;;
  esac
}
# rows PREFIX: key and version of all that db holds, and that is not over
rows() { sql "SELECT CONVERT(k USING utf8mb4), version FROM cubby.entry WHERE k LIKE '$1%' AND (expires_at IS NULL OR expires_at > UNIX_TIMESTAMP(NOW(3)) * 1000)"; }
