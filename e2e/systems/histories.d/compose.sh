# shellcheck shell=bash
# shellcheck disable=SC2154 # compose's variables, and histories'
# The whole system in compose, with db's data on a disk that can be filled.
# shellcheck disable=SC2034 # system.sh's
project=${CUBBY_E2E_PROJECT:-cubby-e2e-histories}
export CUBBY_E2E_DISK=500m CUBBY_EDGE_PORT=${CUBBY_EDGE_PORT:-28185} COMPOSE_FILE=compose.yaml:e2e/systems/compose.d/full-disk.yaml
for file in compose.d/system common.d/traffic compose.d/faults compose.d/cuts; do
  # shellcheck source=/dev/null
  . e2e/systems/$file.sh
done
for tool in nsenter iptables; do command -v $tool >/dev/null || { echo "histories: $tool is missing; install it (Debian: util-linux, iptables)" >&2; exit 2; }; done

url=http://127.0.0.1:$CUBBY_EDGE_PORT
start() {
  [ -n "${CUBBY_BUILT:-}" ] || compose build
  scaled 2 1
}
rows() { sql "SELECT k, version FROM cubby.entry WHERE expires_at IS NULL AND k LIKE 'h/%' ORDER BY k"; }

# The engine starts again what was killed.
for part in edge dedup api api-cache db; do
  fault "kill $part" "kill_first $part" :
  fault "pause $part" "docker pause \$(first $part)" "docker unpause \$(first $part)"
done
fault "cache restarted empty" "compose restart -t 0 api-cache" :
fault "cache full" cache_full cache_emptied
fault "api and cache cut off" "cut_off api api-cache && cut_off api-cache api" "mend api && mend api-cache"
fault "api hears nothing of the cache" "cut_off api api-cache" "mend api"
fault "cache hears nothing of the api" "cut_off api-cache api" "mend api-cache"
fault "api and db cut off" "cut_off api db && cut_off db api" "mend api && mend db"
fault "api hears nothing of db" "cut_off api db" "mend api"
fault "db hears nothing of the api" "cut_off db api" "mend db"
fault "dedup and api cut off" "cut_off dedup api && cut_off api dedup" "mend dedup && mend api"
fault "edge and dedup cut off" "cut_off edge dedup && cut_off dedup edge" "mend edge && mend dedup"
fault "packets to the api are lost" "slow_link api" "mend api"
fault "packets to db are lost" "slow_link db" "mend db"
fault "cache slow" "slow api-cache" "fast api-cache"
fault "more replicas, then fewer" "scaled 3 2" "scaled 2 1"
fault "disk full" ballast "inside db rm -f /var/lib/mysql/ballast"
fault "kill api, cache restarted empty" "kill_first api && compose restart -t 0 api-cache" :
fault "pause api, cache restarted empty" "docker pause \$(first api) && compose restart -t 0 api-cache" "docker unpause \$(first api)"
fault "kill api, kill db" "kill_first api && kill_first db" :
fault "kill dedup, api and cache cut off" "cut_off api api-cache && cut_off api-cache api && kill_first dedup" "mend api && mend api-cache"
fault "pause api, api-cache and db" "for p in api api-cache db; do docker pause \$(first \$p); done" "for p in api api-cache db; do docker unpause \$(first \$p); done"
scaled() { compose up -d --no-recreate --scale api="$1" --scale dedup="$2"; }
