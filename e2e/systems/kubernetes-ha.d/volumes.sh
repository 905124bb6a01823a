# shellcheck shell=bash
# shellcheck disable=SC2154 # system.sh's variables
# A member of each kind loses its volume with its node, and comes back by itself.
lost() { # POD: and its volume
  k delete pvc "data-$1" --wait=false
  k delete pod "$1" --grace-period=0 --force
  k wait --for=delete "pvc/data-$1" --timeout=60s
  # It may have been made anew with the old claim, which was about to go.
  k get pvc "data-$1" || k delete pod "$1"
  eventually 120 running "$1"
}
running() { k wait pod "$1" --for=condition=Ready --timeout=1s; }
fault "a standby's volume lost" 30 'lost "$(standbys async)"'
fault "an etcd's volume lost" 15 'lost etcd-1'
healthy_etcds() { equal 3 "$(inside etcd-0 etcdctl endpoint health --cluster 2>/dev/null | grep -c 'is healthy')"; }
check "three of etcd again" eventually 60 healthy_etcds
