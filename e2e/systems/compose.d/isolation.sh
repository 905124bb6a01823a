# shellcheck shell=bash
# Which part can open a connection to which: from each to each port of each other, by every address it has.
: "${scratch:?}" "${project:?}" "${parts[@]:?}" # the system's, which is sourced before
ports=(edge:8080 edge:8404 web-cache:8080 web:8080 dedup:8080 dedup:9000 api:8080 api:9000 api-cache:6379 db:3306 machine)
# A network has no direction: those that are called could call back. Nothing else is open.
declare -A meant=(
  [edge]="web-cache:8080 dedup:8080 dedup:9000 machine"
  [web-cache]="edge:8080 edge:8404 web:8080"
  [web]="web-cache:8080"
  [dedup]="edge:8080 edge:8404 api:8080 api:9000"
  [api]="dedup:8080 dedup:9000 api-cache:6379 db:3306"
  [api-cache]="api:8080 api:9000"
  [db]="api:8080 api:9000"
)
# shellcheck source-path=SCRIPTDIR source=../common.d/reach.sh
. e2e/systems/common.d/reach.sh
