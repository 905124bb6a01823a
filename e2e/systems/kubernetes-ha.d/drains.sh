# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034 # system.sh's variables
# Planned work: the primary changed as docs/operations.md says, its pod deleted, its node drained. Where the cluster has one node, it alone is drained
# of that pod, which starts again once the node takes pods.
drain() { # POD
  local node
  node=$(node_of "$1")
  kubectl drain "$node" --pod-selector="statefulset.kubernetes.io/pod-name=$1" --delete-emptydir-data --ignore-daemonsets --timeout=180s
  kubectl uncordon "$node"
}
evict() { # POD: as a drain does
  kubectl create --raw "/api/v1/namespaces/$namespace/pods/$1/eviction" -f - \
    <<<'{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"'"$1"'","namespace":"'"$namespace"'"}}'
}
refused() { ! evict "$1" 2>"$scratch/refused" && grep -F 'disruption budget' "$scratch/refused"; }
planned() { # NAME COMMAND: as a fault that is none, and how many requests failed
  fault "$1" 30 "$2"
  echo "$1: failed requests of clients: $(tally failed) of $(($(tally reads) + $(tally writes)))"
  check "$1: another one is the primary" other_than_before
}

planned "switchover by hand" 'follow "Three members in Kubernetes" "patronictl switchover"'
planned "primary's pod deleted" 'k delete pod "$leader"'
planned "primary's node drained" 'drain "$leader"'
away=$(standbys sync)
k delete pod "$away" --wait=false >/dev/null
check "while a member is away, none else may be evicted" refused "$(primary)"
check "three members again" eventually 120 complete
