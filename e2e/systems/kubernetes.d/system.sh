# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034,SC2015 # kubernetes' variables
# The system under test, and how to ask it; sourced first.
export DOCKER_BUILDKIT=1 CUBBY_TAG=${CUBBY_TAG:-e2e}
site=${CUBBY_SITE:-http://127.0.0.1:30080}
keys=$site/v1/keys
parts=(edge web-cache web dedup api api-cache db)
# The ports that parts and their sidecars listen at.
ports=(edge:8080 edge:8404 web-cache:8080 web-cache:9131 web:8080 dedup:8080 dedup:9000 api:8080 api:9000
  api-cache:6379 api-cache:9121 db:3306 db:9104)
namespace=cubby
began= # whether there is something to take away at the end

k() { kubectl -n $namespace "$@"; }
# overlay [PATCH]: what is applied, in $scratch/overlay: the overlay $basis with this run's images, a limit on requests that one
# client's load does not meet, and autoscalers that rest until scaling.sh lets them, and then do not wait five minutes
basis=kind
overlay() {
  mkdir -p "$scratch/overlay"
  {
    printf 'resources: [%s]\nimages:\n' "$(realpath --relative-to="$scratch/overlay" kubernetes/overlays/$basis)"
    image_names | sed "s/.*/- {name: &, newTag: $CUBBY_TAG}/"
    cat e2e/systems/kubernetes.d/patches.yaml
    [ -z "${1:-}" ] || printf -- '%s\n' "$1"
  } >"$scratch/overlay/kustomization.yaml"
  kubectl kustomize "$scratch/overlay" >"$scratch/all.yaml"
}
image_names() { kubectl kustomize kubernetes/overlays/$basis | sed -n 's/^ *\(- \)\?image: \(cubby-[a-z-]*\).*/\2/p' | sort -u; }
images() { # builds what is to be built, and brings it into the cluster
  local names
  mapfile -t names < <(image_names | sed "s/$/:$CUBBY_TAG/")
  [ -n "${CUBBY_BUILT:-}" ] || kubernetes/images >"$scratch/built"
  [ -z "${CUBBY_LOAD_IMAGES:-}" ] || "$CUBBY_LOAD_IMAGES" "${names[@]}" >"$scratch/load" 2>&1 || { cat "$scratch/load" >&2; exit 2; }
}

apply() { kubectl apply -f "$scratch/all.yaml" >"$scratch/applied"; }
up() { # from nothing to all Ready; leaves how long that took, in ms
  local begun=${EPOCHREALTIME/./}
  apply
  check "all pods are Ready, from nothing" eventually 180 all_ready
  ready_after=$(((${EPOCHREALTIME/./} - begun) / 1000))
  check "it works" eventually 30 works
  works_after=$(((${EPOCHREALTIME/./} - begun) / 1000))
}
remove() {
  kubectl delete -f "$scratch/all.yaml" --ignore-not-found --wait=false >/dev/null 2>&1 || true
  # What is under way need not be finished, nor data be kept.
  k delete pods --all --grace-period=1 --wait=false >/dev/null 2>&1 || true
  kubectl delete namespace $namespace --ignore-not-found --timeout=180s >/dev/null
}
end() {
  [ -z "$began" ] || remove
  unprobe
}

# follow HEADING [PATTERN]: runs the commands of that section of docs/operations.md as a reader would whose overlay is this
# run's; with a pattern, those that it fits
follow() {
  awk -v heading="## $1" '/^## / { here = $0 == heading } here && /^ *```sh$/ { code = 1; next } /^ *```$/ { code = 0 } here && code' docs/operations.md \
    | { grep -E -- "${2:-.}" || echo "false # no such command under $1"; } >"$scratch/commands"
  OVERLAY=$scratch/overlay bash -euxo pipefail "$scratch/commands"
}
# templates [PART]: a pod for each workload's template as it was applied, a line each, named as its part
templates() {
  kubectl create --dry-run=client -o json -f "$scratch/all.yaml" | jq -c --arg part "${1:-}" '.items[]? // .
    | [.spec.volumeClaimTemplates[]?.metadata.name | {name: ., persistentVolumeClaim: {claimName: .}}] as $claims
    | (.spec.jobTemplate.spec.template // .spec.template | select(type == "object")) | .metadata.labels["app.kubernetes.io/name"] as $name
    | select($part == "" or $part == $name)
    | {apiVersion: "v1", kind: "Pod", metadata: (.metadata + {name: $name}), spec: (.spec | .volumes += $claims)}'
}
# pods PART [FIELD]: its pods that are not about to leave, a line each
pods() { k get pods -l "app.kubernetes.io/name=$1" -o json | jq -r '.items[] | select(.metadata.deletionTimestamp == null) | '"${2:-.metadata.name}" | sort; }
pod() { pods "$1" 'select(.status.phase == "Running") | .metadata.name' | sed -n "${2:-1}p"; } # PART [NUMBER]
workload() { case $1 in db | db-ha | etcd | api-cache) echo "statefulset/$1" ;; *) echo "deployment/$1" ;; esac; }
ready() { # PART: each of the replicas that are wanted is Ready, and rolled out
  k rollout status "$(workload "$1")" --timeout=1s && k get "$(workload "$1")" -o json | jq -e '.status.readyReplicas == .spec.replicas' >/dev/null
}
settled() { # PART: Ready, and no pod is left that is about to leave
  ready "$1" && equal "$(k get "$(workload "$1")" -o jsonpath='{.spec.replicas}')" "$(k get pods -l "app.kubernetes.io/name=$1" -o name | wc -l)"
}
all_ready() { local part && for part in "${parts[@]}"; do ready "$part" || { echo "$part"; k get pods; return 1; }; done; }
never_restarted() {
  equal "" "$(k get pods -o json | jq -r '.items[] | .metadata.name as $pod | .status | (.containerStatuses + (.initContainerStatuses // []))[] | select(.restartCount > 0) | "\($pod) \(.name): \(.restartCount)"')"
}
# at_rest: as many pods as without load, and none that is still leaving
at_rest() {
  local part
  for part in api dedup; do equal 2 "$(k get deployment "$part" -o jsonpath='{.spec.replicas}')" || { k get hpa; return 1; }; done
  for part in "${parts[@]}"; do settled "$part" || { echo "$part"; return 1; }; done
}

waits_for() { # PART TEXT: its pod was not started, and its events say why
  local name
  name=$(pods "$1" | head -n 1)
  k get events -o json --field-selector "involvedObject.name=$name" | jq -r '.items[].message' >"$scratch/events"
  grep -qF -- "$2" "$scratch/events" || { cat "$scratch/events"; return 1; }
}
# inside PART COMMAND…: runs it in the part's first pod
inside() { k exec "$(pod "$1")" -c "$1" -- "${@:2}"; }
# ask_pod POD PART PORT PATH: what the pod answers itself there
ask_pod() {
  k exec "$1" -c "$2" -- bash -c 'exec 3<>/dev/tcp/127.0.0.1/'"$3"'; printf "GET '"$4"' HTTP/1.0\r\n\r\n" >&3; cat <&3'
}
forward() { # ARGUMENTS…: of kubectl port-forward, until unforward; itself in the background, for a shell around it would be what is ended
  kubectl -n "$namespace" port-forward "$@" >"$scratch/forward" 2>&1 &
  forwarder=$!
}
unforward() { kill "$forwarder" 2>/dev/null && wait "$forwarder" 2>/dev/null || true; }
# metric PART NAME: the sum of that metric over the part's pods
metric() {
  local port=9000 name
  [ "$1" != edge ] || port=8404
  for name in $(pods "$1"); do ask_pod "$name" "$1" $port /metrics; done \
    | awk -v name="$2" 'index($1, name) == 1 && $1 ~ "^" name "([{]|$)" { sum += $2 } END { printf "%d\n", sum }'
}
flights() { metric dedup cubby_flights_total; }
dedups() { pods dedup | wc -l; }
# sql QUERY: what db answers its own user, without a header
sql() { inside db mariadb --no-defaults --socket=/tmp/mariadb.sock --skip-column-names --batch --execute="$1"; }
