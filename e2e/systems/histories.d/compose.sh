# shellcheck shell=bash
# The whole system in compose, with db's data on a disk that can be filled.
: "${scratch:?}" "${mutant?}"
export project=cubby-e2e-histories CUBBY_E2E_DISK=500m CUBBY_EDGE_PORT=28185
export COMPOSE_FILE=compose.yaml:e2e/systems/compose.d/full-disk.yaml:e2e/systems/histories.d/clock.yaml
built=${CUBBY_TAG:-e2e} # the tag of the images as they are
export CUBBY_TAG=$built
[ -z "$mutant" ] || CUBBY_TAG=mutant
for file in compose.d/system common.d/traffic compose.d/faults compose.d/cuts; do
  # shellcheck source=/dev/null
  . e2e/systems/$file.sh
done
: "${parts[@]:?}"
export url=http://127.0.0.1:$CUBBY_EDGE_PORT

start() {
  local tool
  for tool in nsenter iptables tc; do
    command -v $tool >/dev/null || { echo "$tool is missing; install it (Debian: util-linux, iptables, iproute2)" && return 1; }
  done
  [ -n "${CUBBY_BUILT:-}" ] || CUBBY_TAG=$built docker compose -f compose.yaml --progress quiet build
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
  for part in secrets "${parts[@]}"; do docker tag "cubby-$part:$built" "cubby-$part:mutant"; done
  mkdir "$scratch/tree"
  git ls-files -z | xargs -0 cp --parents -t "$scratch/tree"
  git -C "$scratch/tree" apply "$PWD/e2e/mutants/$mutant.patch"
  # What a rule leaves unused behind it is no error here.
  sed -i '/<arg>-Werror/d; /<arg>-Xplugin:ErrorProne/d' "$scratch/tree/pom.xml"
  (cd "$scratch/tree" && docker compose -f compose.yaml --progress quiet build "${mutants[@]}")
}

# The first of each part's containers is killed and paused. The engine starts again what was killed.
pause_first() { local part && for part in "$@"; do frozen "$(first "$part")"; done; }           # PART…
unpause_first() { local part && for part in "$@"; do docker unpause "$(first "$part")"; done; } # PART…
# One part by one, so that no health is asked for: whatever else is away just now.
scaled() {
  compose up -d --no-recreate --no-deps --scale api="$1" api
  compose up -d --no-recreate --no-deps --scale dedup="$2" dedup
}
clock() { compose exec -T api bash -c "echo $1 >/tmp/clock"; } # SECONDS: what the first api takes for the time of day, from now on
no_ballast() { inside db rm -f /var/lib/mysql/ballast; }
