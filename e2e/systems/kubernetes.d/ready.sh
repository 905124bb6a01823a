# shellcheck shell=bash
# shellcheck disable=SC2154,SC2016 # system.sh's variables
# Each part as it was started, by what its processes can do rather than by what the manifests say.
containers() { # every running container, sidecars too: POD CONTAINER
  k get pods -o json | jq -r '.items[] | select(.status.phase == "Running") | .metadata.name as $pod
    | (.spec.containers[], (.spec.initContainers[]? | select(.restartPolicy == "Always"))) | "\($pod) \(.name)"'
}
hardened() { # POD CONTAINER
  k exec "$1" -c "$2" -- bash -c '
    fail() { echo "$*"; exit 1; }
    [ "$(id -u)" -gt 10000 ] || fail "user $(id -u)"
    [ "$(id -g)" -gt 10000 ] || fail "group $(id -g)"
    while read -r name value; do
      case $name in
        CapInh: | CapPrm: | CapEff: | CapBnd: | CapAmb:) [ "$value" = 0000000000000000 ] || fail "$name $value" ;;
        NoNewPrivs:) [ "$value" = 1 ] || fail "may gain privileges" ;;
        Seccomp:) [ "$value" = 2 ] || fail "no seccomp filter" ;;
      esac
    done </proc/self/status
    for place in / /usr/bin /etc; do ! touch $place/x 2>/dev/null || fail "$place can be written"; done
    [ ! -e /var/run/secrets/kubernetes.io ] || fail "a token is mounted"
    ! env | grep -q _SERVICE_HOST= || env | grep -q ^KUBERNETES_SERVICE_HOST= || fail "Services in the environment"'
}
settled() { # each pod has requests and limits on cpu, memory and ephemeral storage
  k get pods -o json | jq -e '[.items[] | (.spec.containers[], .spec.initContainers[]?) | .resources
    | (.requests, .limits) | .cpu, .memory, .["ephemeral-storage"]] | all(. != null)' >/dev/null || { echo "a container without"; return 1; }
}
listens_to_ipv6() { # PORT: at the wildcard address, as a cluster of IPv6 alone needs it; by the kernel's own list
  inside "${1%:*}" grep -qE "$(printf ' 0{32}:%04X [0-9A-F:]* 0A ' "${1#*:}")" /proc/net/tcp6
}
edge_alone() { # is reachable from outside of the cluster
  equal edge "$(k get services -o json | jq -r '.items[] | select(.spec.type == "NodePort" or .spec.type == "LoadBalancer") | .metadata.name')"
}

printf 'from apply to all pods Ready: %d.%03d s; to a write and a read through edge: %d.%03d s\n' \
  $((ready_after / 1000)) $((ready_after % 1000)) $((works_after / 1000)) $((works_after % 1000))
k get pods -o wide | cut -c1-110
containers >"$scratch/containers"
while read -r -u 9 name container; do
  check "$name $container: numeric user, no capability, seccomp, read-only root, no token" hardened "$name" "$container"
done 9<"$scratch/containers"
for port in "${wildcard_ports[@]:-${ports[@]}}"; do check "$port: listens to IPv6 too" listens_to_ipv6 "$port"; done
check "every container has requests and limits" settled
check "nothing was restarted on the way" never_restarted
check "edge alone is reachable from outside" edge_alone
