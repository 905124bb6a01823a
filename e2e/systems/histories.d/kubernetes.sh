# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # kubernetes' variables, and histories'
# The whole system in the cluster that kubectl's context names, in a namespace that the run makes and removes.
for file in kubernetes.d/system kubernetes.d/preflight; do
  # shellcheck source=/dev/null
  . e2e/systems/$file.sh
done
url=$site
start() {
  preflight_tools
  preflight_answers
  preflight_cluster
  overlay
  images
  preflight_network
  began=1
  up
}
down() { end; }

kill_pods() { # PART [HOW-MANY]: at once, without a drain
  pods "$1" | head -n "${2:-1}" | xargs kubectl -n $namespace delete pod --grace-period=0 --force
}
# By NetworkPolicy: without the policy that opens it, nobody reaches the part. Whether connections that stand are cut too is the plugin's affair.
close_to_all() { k delete networkpolicy "$1"; }
open_again() { kubectl apply -f "$scratch/all.yaml"; }
bounds() { # FEWEST MOST: api's and dedup's autoscalers
  local part
  for part in api dedup; do k patch hpa $part -p "{\"spec\":{\"minReplicas\":$1,\"maxReplicas\":$2}}" || return; done
}
more() { bounds 3 3 && k rollout status deployment/api --timeout=60s; }
fewer() { bounds 2 2; }

for part in edge dedup api; do
  fault "kill a pod of $part" "kill_pods $part" : "2.2 s (the other answers)"
  fault "kill all pods of $part" "kill_pods $part 9" "k rollout status deployment/$part --timeout=90s" "until one is back"
  fault "roll $part over" "k rollout restart deployment/$part" "k rollout status deployment/$part --timeout=120s" "nothing"
done
fault "kill api-cache's pod" "kill_pods api-cache" "k rollout status statefulset/api-cache --timeout=90s" "1 s or so, once"
fault "kill db's pod" "kill_pods db" "k rollout status statefulset/db --timeout=90s" "until it is back"
fault "kill a pod of api and api-cache's" "kill_pods api && kill_pods api-cache" "k rollout status statefulset/api-cache --timeout=90s" "2.2 s"
fault "cache closed by policy" "close_to_all api-cache" open_again "1 s or so, once"
fault "db closed by policy" "close_to_all db" open_again "until it is open"
fault "more replicas and then fewer" more fewer "nothing"
