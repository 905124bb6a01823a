# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034 # system.sh's variables, and those of what is sourced below
# Which pod can open a connection to which: every pod, and one of another namespace, to every port of every pod and to addresses
# outside.
declare -A meant=(
  [edge]="web-cache:8080 dedup:8080 dedup:9000 dns"
  [web-cache]="web:8080 dns"
  [web]=""
  [dedup]="api:8080 dns"
  [api]="api-cache:6379 db:3306 dns"
  [api-cache]=""
  [db]=""
  [backup]="db:3306 dns"
  [restore]="db:3306 dns"
  [secrets]="dns api-server"
  [beside]="edge:8080 dns api-server kubelet neighbour outside"
)
jobs=(backup restore secrets)
# shellcheck source-path=SCRIPTDIR source=reach.sh
. e2e/systems/kubernetes.d/reach.sh
check "api finds api-cache and db" resolves api api-cache db
