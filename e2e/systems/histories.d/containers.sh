# shellcheck shell=bash
# What systems in containers share; sourced by those that define compose(), images and built.
: "${scratch:?}" "${mutant?}" "${images[@]:?}" "${built:?}"
tools() {
  local tool
  for tool in nsenter iptables tc; do
    command -v $tool >/dev/null || { echo "$tool is missing; install it (Debian: util-linux, iptables, iproute2)" && return 1; }
  done
}
build() { # -f FILE…: the images that these compose files build, and those of the mutant
  [ -n "${CUBBY_BUILT:-}" ] || CUBBY_TAG=$built docker compose "$@" --progress quiet build
  [ -z "$mutant" ] || build_mutant
}
clock_image() { # PART USER: the part's image with a clock that can be set
  docker build -q --build-arg "TAG=$CUBBY_TAG" --build-arg "PART=$1" --build-arg "USER=$2" -t "cubby-$1-clock:$CUBBY_TAG" - \
    <e2e/systems/histories.d/clock.Dockerfile
}
running() {
  local states
  states=$(compose ps -aq | xargs docker inspect -f '{{.Name}} {{.State.Status}} {{.State.ExitCode}}') || return
  ! grep -vE ' running 0$|-secrets-1 exited 0$' <<<"$states"
}
build_mutant() { # the image of what the patch is about, of a copy of this tree; and the others as they are
  local part mutants
  mapfile -t mutants < <(sed -n 's|^+++ b/\([a-z]*\)/.*|\1|p' "e2e/mutants/$mutant.patch" | sort -u)
  for part in "${images[@]}"; do docker tag "cubby-$part:$built" "cubby-$part:mutant"; done
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
