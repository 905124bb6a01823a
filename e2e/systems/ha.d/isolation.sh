# shellcheck shell=bash
# Which part can open a connection to which. api reaches the databases and nothing of theirs but PostgreSQL's port; etcd has no
# neighbour but the members, which it could call back.
ports=(api:8080 api:9000 api-cache:6379 db1:5432 db1:8008 db2:5432 db2:8008 db3:5432 db3:8008
  etcd1:2379 etcd1:2380 etcd2:2379 etcd2:2380 etcd3:2379 etcd3:2380 machine)
etcds="etcd1:2379 etcd1:2380 etcd2:2379 etcd2:2380 etcd3:2379 etcd3:2380"
databases="db1:5432 db2:5432 db3:5432"
# shellcheck disable=SC2034 # of what is sourced below
declare -A meant=(
  [edge]="machine"
  [web-cache]=""
  [web]=""
  [dedup]="api:8080 api:9000"
  [api]="api-cache:6379 $databases"
  [api-cache]="api:8080 api:9000"
  [db1]="api:8080 api:9000 db2:5432 db2:8008 db3:5432 db3:8008 $etcds"
  [db2]="api:8080 api:9000 db1:5432 db1:8008 db3:5432 db3:8008 $etcds"
  [db3]="api:8080 api:9000 db1:5432 db1:8008 db2:5432 db2:8008 $etcds"
  [etcd1]="etcd2:2379 etcd2:2380 etcd3:2379 etcd3:2380 $databases"
  [etcd2]="etcd1:2379 etcd1:2380 etcd3:2379 etcd3:2380 $databases"
  [etcd3]="etcd1:2379 etcd1:2380 etcd2:2379 etcd2:2380 $databases"
)
# shellcheck source-path=SCRIPTDIR source=../common.d/reach.sh
. e2e/systems/common.d/reach.sh
