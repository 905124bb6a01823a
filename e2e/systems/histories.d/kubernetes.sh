# shellcheck shell=bash
# The whole system in the cluster that kubectl's context names, in a namespace that the run makes and removes.
: "${scratch:?}"
for file in kubernetes.d/system kubernetes.d/preflight; do
  # shellcheck source=/dev/null
  . e2e/systems/$file.sh
done
: "${site:?}" "${namespace:?}"
export url=$site
start() {
  preflight_tools
  preflight_answers
  preflight_cluster
  overlay
  images
  preflight_network
  touch "$scratch/began" # from here on there is something to take away
  up
}
down() {
  [ ! -e "$scratch/began" ] || remove
  unprobe
}

kill_pods() { # PART [HOW-MANY]: at once, without a drain
  pods "$1" | head -n "${2:-1}" | xargs kubectl -n "$namespace" delete pod --grace-period=0 --force
}
# By NetworkPolicy: without the policy that opens it, no pod reaches the part. The plugin decides whether open connections are cut.
close_to_all() { k delete networkpolicy "$1"; }
open_again() { kubectl apply -f "$scratch/all.yaml"; }
bounds() { # FEWEST MOST: api's and dedup's autoscalers
  local part
  for part in api dedup; do k patch hpa "$part" -p "{\"spec\":{\"minReplicas\":$1,\"maxReplicas\":$2}}" || return; done
}
more() { bounds 3 3 && k rollout status deployment/api --timeout=60s; }
fewer() { bounds 2 2; }
