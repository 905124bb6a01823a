# shellcheck shell=bash
# shellcheck disable=SC2154 # compose's variables, and histories'
# The whole system in compose, with db's data on a disk that can be filled.
# shellcheck disable=SC2034 # system.sh's
project=cubby-e2e-histories
export CUBBY_E2E_DISK=500m CUBBY_EDGE_PORT=28185 COMPOSE_FILE=compose.yaml:e2e/systems/compose.d/full-disk.yaml:e2e/systems/histories.d/clock.yaml
for file in compose.d/system common.d/traffic compose.d/faults compose.d/cuts; do
  # shellcheck source=/dev/null
  . e2e/systems/$file.sh
done
for tool in nsenter iptables tc; do command -v $tool >/dev/null || { echo "histories: $tool is missing; install it (Debian: util-linux, iptables, iproute2)" >&2; exit 2; }; done

url=http://127.0.0.1:$CUBBY_EDGE_PORT
start() {
  [ -n "${CUBBY_BUILT:-}" ] || docker compose -f compose.yaml --progress quiet build
  [ -z "$mutant" ] || build_mutant
  docker build -q --build-arg "TAG=$CUBBY_TAG" -t "cubby-api-clock:$CUBBY_TAG" - <e2e/systems/histories.d/clock.Dockerfile
  scaled 2 1
}
build_mutant() { # the image of what the patch is about, of a copy of this tree; and the others as they are
  local part mutants
  mapfile -t mutants < <(sed -n 's|^+++ b/\([a-z]*\)/.*|\1|p' "e2e/mutants/$mutant.patch" | sort -u)
  for part in secrets "${parts[@]}"; do docker tag "cubby-$part:$CUBBY_TAG" "cubby-$part:mutant"; done
  mkdir "$scratch/tree"
  git ls-files -z | xargs -0 cp --parents -t "$scratch/tree"
  git -C "$scratch/tree" apply "$PWD/e2e/mutants/$mutant.patch"
  # What a rule leaves unused behind it is no error here.
  sed -i '/<arg>-Werror/d; /<arg>-Xplugin:ErrorProne/d' "$scratch/tree/pom.xml"
  export CUBBY_TAG=mutant
  (cd "$scratch/tree" && docker compose -f compose.yaml --progress quiet build "${mutants[@]}")
}

# The engine starts again what was killed. What the design allows is docs/guarantees.md's table.
while read -r part says; do
  fault "kill $part" "kill_first $part" : "$says"
  fault "pause $part" "docker pause \$(first $part)" "docker unpause \$(first $part)" "$says"
done <<'PARTS'
edge until it is back
dedup until it is back (there is one)
api 2.2 s (the other answers)
api-cache 1 s or so, once
db until it is back
PARTS
cache="1 s or so, once" db="until it is back" other="2.2 s (the other answers)"
fault "cache restarted empty" "compose restart -t 0 api-cache" : "$cache"
fault "cache full" cache_full cache_emptied "$cache"
fault "api and cache cut off" "cut_off api api-cache && cut_off api-cache api" "mend api && mend api-cache" "$cache"
fault "api hears nothing of the cache" "cut_off api api-cache" "mend api" "$cache"
fault "cache hears nothing of the api" "cut_off api-cache api" "mend api-cache" "$cache"
fault "api and db cut off" "cut_off api db && cut_off db api" "mend api && mend db" "$other"
fault "api hears nothing of db" "cut_off api db" "mend api" "$other"
fault "db hears nothing of the api" "cut_off db api" "mend db" "$other"
fault "dedup and api cut off" "cut_off dedup api && cut_off api dedup" "mend dedup && mend api" "$db"
fault "edge and dedup cut off" "cut_off edge dedup && cut_off dedup edge" "mend edge && mend dedup" "$db"
fault "packets to the api are lost" "slow_link api" "mend api" "slower"
fault "packets to db are lost" "slow_link db" "mend db" "slower"
fault "packets of the api wait" "late_link api" "timely_link api" "slower"
fault "packets of the cache wait" "late_link api-cache" "timely_link api-cache" "slower"
fault "packets of db wait" "late_link db" "timely_link db" "slower"
fault "packets of dedup wait" "late_link dedup" "timely_link dedup" "slower"
fault "cache slow" "slow api-cache" "fast api-cache" "$cache"
fault "clock of an api an hour ahead" "clock +3600" "clock +0" "nothing"
fault "clock of an api an hour behind" "clock -3600" "clock +0" "nothing"
fault "more replicas, then fewer" "scaled 3 2" "scaled 2 1" "nothing"
fault "disk full" ballast "inside db rm -f /var/lib/mysql/ballast" "writes, until there is room"
fault "kill api, cache restarted empty" "kill_first api && compose restart -t 0 api-cache" : "2.2 s"
fault "pause api, cache restarted empty" "docker pause \$(first api) && compose restart -t 0 api-cache" "docker unpause \$(first api)" "2.2 s"
fault "kill api, kill db" "kill_first api && kill_first db" : "$db"
fault "kill dedup, api and cache cut off" "cut_off api api-cache && cut_off api-cache api && kill_first dedup" "mend api && mend api-cache" "until dedup is back"
fault "pause api, api-cache and db" "for p in api api-cache db; do docker pause \$(first \$p); done" "for p in api api-cache db; do docker unpause \$(first \$p); done" "$db"
scaled() { compose up -d --no-recreate --scale api="$1" --scale dedup="$2"; }
clock() { compose exec -T api bash -c "echo $1 >/tmp/clock"; } # SECONDS: what the first api takes for the time of day, from now on
