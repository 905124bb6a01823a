# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034 # kubernetes' variables, and the topics'
# The overlay ha as the system under test, reached as the overlay kind is.
basis=ha
members=(db-ha-0 db-ha-1 db-ha-2)
coordinators=(etcd-0 etcd-1 etcd-2)
parts=(edge web-cache web dedup api api-cache db-ha etcd)
# What listens at every address of its pod, and Patroni, which listens at the pod's own.
wildcard_ports=(edge:8080 edge:8404 web-cache:8080 web-cache:9131 web:8080 dedup:8080 dedup:9000 api:8080 api:9000
  api-cache:6379 api-cache:9121 db-ha:5432 db-ha:9187 etcd:2379 etcd:2380 etcd:2381)
ports=("${wildcard_ports[@]}" db-ha:8008)

exposed() { # patches: edge at port 30080 of the node
  kubectl kustomize kubernetes/overlays/kind | kubectl create --dry-run=client -o json -f - \
    | jq -r '.items[]? // . | select(.kind == "Service" and .metadata.name == "edge").spec.ports[0].nodePort' >"$scratch/port"
  cat <<YAML
- target: {kind: Service, name: edge}
  patch: |
    - {op: add, path: /spec/type, value: NodePort}
    - {op: replace, path: /spec/ports, value: [{name: http, port: 8080, targetPort: http, nodePort: $(cat "$scratch/port")}]}
- target: {kind: ResourceQuota, name: cubby}
  patch: |
    - {op: replace, path: /spec/hard/services.nodeports, value: "1"}
YAML
}
# inside MEMBER|PART COMMAND…: in that member of the database or of etcd, or in the part's first pod
inside() {
  case $1 in
    *-[0-9]) k exec "$1" -c "${1%-*}" -- "${@:2}" ;;
    *) k exec "$(pod "$1")" -c "$1" -- "${@:2}" ;;
  esac
}
restarts_of() { k get pod "$1" -o json | jq '[.status.containerStatuses[].restartCount] | add'; } # POD
node_of() { k get pod "$1" -o jsonpath='{.spec.nodeName}'; }                                    # POD
