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
  up --scale api=2
}
all_run() {
  local states
  states=$(compose ps -aq | xargs docker inspect -f '{{.Name}} {{.State.Status}} {{.State.ExitCode}}') || return
  ! grep -vE ' running 0$|-secrets-1 exited 0$' <<<"$states"
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
cache="1 s or so, once" db="until it is back" other="2.5 s (the other answers)"
while read -r part says; do
  fault "kill $part" "kill_first $part" : "$says"
  fault "pause $part" "docker pause \$(first $part)" "docker unpause \$(first $part)" "$says"
done <<PARTS
edge $db
dedup $db (there is one)
api $other
api-cache $cache
db $db
PARTS
fault "cache restarted empty" "compose restart -t 0 api-cache" : "$cache"
fault "cache full" cache_full cache_emptied "$cache"
# "an api" is the first of two, as with kills and pauses.
fault "an api and cache cut off" "apart api api-cache" "mend api && mend api-cache" "$cache"
fault "an api hears nothing of the cache" "deaf api api-cache" "mend api" "$cache"
fault "cache hears nothing of an api" "deaf api-cache api" "mend api-cache" "$cache"
fault "cache hears nothing of all api" "deaf_to_all api-cache api" "mend api-cache" "$cache"
fault "an api and db cut off" "apart api db" "mend api && mend db" "$other"
fault "an api hears nothing of db" "deaf api db" "mend api" "$other"
fault "db hears nothing of an api" "deaf db api" "mend db" "$other"
fault "db hears nothing of all api" "deaf_to_all db api" "mend db" "$db"
fault "dedup and an api cut off" "apart dedup api" "mend dedup && mend api" "$other"
fault "dedup hears nothing of all api" "deaf_to_all dedup api" "mend dedup" "$db"
fault "edge and dedup cut off" "apart edge dedup" "mend edge && mend dedup" "$db"
fault "packets to the api are lost" "slow_link api" "mend api" "slower"
fault "packets to db are lost" "slow_link db" "mend db" "slower"
fault "packets of the api wait" "late_link api" "timely_link api" "slower"
fault "packets of the cache wait" "late_link api-cache" "timely_link api-cache" "slower"
fault "packets of db wait" "late_link db" "timely_link db" "slower"
fault "packets of dedup wait" "late_link dedup" "timely_link dedup" "slower"
fault "cache slow" "slow api-cache" "fast api-cache" "$cache"
fault "clock of an api an hour ahead" "clock +3600" "clock +0" "nothing"
fault "clock of an api an hour behind" "clock -3600" "clock +0" "nothing"
fault "more replicas and then fewer" "scaled 3 2" "scaled 2 1" "nothing"
fault "disk full" ballast "inside db rm -f /var/lib/mysql/ballast" "writes, until there is room"
fault "kill api and restart the cache empty" "kill_first api && compose restart -t 0 api-cache" : "2.2 s"
fault "pause api and restart the cache empty" "docker pause \$(first api) && compose restart -t 0 api-cache" "docker unpause \$(first api)" "2.2 s"
fault "kill api and db" "kill_first api && kill_first db" : "$db"
fault "kill dedup while an api and cache are cut off" "apart api api-cache && kill_first dedup" "mend api && mend api-cache" "until dedup is back"
fault "pause api and api-cache and db" "for p in api api-cache db; do docker pause \$(first \$p); done" "for p in api api-cache db; do docker unpause \$(first \$p); done" "$db"
scaled() { compose up -d --no-recreate --no-deps --scale api="$1" --scale dedup="$2" api dedup; } # whatever else is away just now
clock() { compose exec -T api bash -c "echo $1 >/tmp/clock"; } # SECONDS: what the first api takes for the time of day, from now on
