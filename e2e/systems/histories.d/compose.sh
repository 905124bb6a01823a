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
images=(secrets "${parts[@]:?}")
# shellcheck source-path=SCRIPTDIR source=containers.sh
. e2e/systems/histories.d/containers.sh
export url=http://127.0.0.1:$CUBBY_EDGE_PORT

start() {
  tools && build -f compose.yaml || return
  clock_image api 10001
  up --scale api=2
}
all_run() { running; }
no_ballast() { inside db rm -f /var/lib/mysql/ballast; }
