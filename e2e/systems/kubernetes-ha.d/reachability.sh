# shellcheck shell=bash
# shellcheck disable=SC2034 # of what is sourced below
# Which pod can open a connection to which: api reaches PostgreSQL's port alone, and no other part reaches a member or etcd.
declare -A meant=(
  [edge]="web-cache:8080 dedup:8080 dedup:9000 dns"
  [web-cache]="web:8080 dns"
  [web]=""
  [dedup]="api:8080 dns"
  [api]="api-cache:6379 db-ha:5432 dns"
  [api-cache]=""
  [db-ha]="db-ha:5432 db-ha:8008 etcd:2379 dns"
  [etcd]="etcd:2379 etcd:2380 dns"
  [secrets]="dns api-server"
  [beside]="edge:8080 dns api-server kubelet neighbour outside"
)
jobs=(secrets)
# shellcheck source-path=SCRIPTDIR source=../kubernetes.d/reach.sh
. e2e/systems/kubernetes.d/reach.sh
check "api finds api-cache and the members" resolves api api-cache db-ha-0 db-ha-1 db-ha-2
check "members find etcd" resolves db-ha etcd-0.etcd etcd-1.etcd etcd-2.etcd
