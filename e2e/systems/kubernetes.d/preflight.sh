# shellcheck shell=bash
# shellcheck disable=SC2154 # kubernetes' variables
# What the test and the system need of a machine and of a cluster; what is missing is said in a line, and the run ends.
stop() { echo "e2e/run kubernetes: $*" >&2; exit 2; }

preflight_tools() {
  local tool
  for tool in kubectl jq curl; do command -v $tool >/dev/null || stop "$tool is missing; install it."; done
  [ -n "${CUBBY_BUILT:-}" ] || command -v docker >/dev/null || stop "docker is missing: it builds the images. If they are built, set CUBBY_BUILT=1."
}

preflight_answers() {
  kubectl get --raw /readyz --request-timeout=10s >/dev/null 2>&1 \
    || stop "no cluster answers for the context '$(kubectl config current-context 2>/dev/null)'; set KUBECONFIG, or choose one with kubectl config use-context."
}

preflight_cluster() {
  local class
  ! kubectl get namespace "$namespace" >/dev/null 2>&1 \
    || stop "the cluster has a namespace $namespace already; this test begins without one and removes its own. Remove it (kubectl delete namespace $namespace) or take another cluster."
  class=$(kubectl get storageclass -o json | jq -r '.items[].metadata | select(.annotations["storageclass.kubernetes.io/is-default-class"] == "true") | .name')
  [ -n "$class" ] || stop "the cluster has no default StorageClass, so no volume would be made for db; mark one with storageclass.kubernetes.io/is-default-class=true."
  kubectl get --raw /apis/metrics.k8s.io/v1beta1/nodes >/dev/null 2>&1 \
    || stop "the cluster has no figures of cpu (metrics.k8s.io), so nothing would be scaled; install metrics-server."
}

probe() { kubectl -n cubby-e2e exec caller -- timeout 2 bash -c "exec 3<>/dev/tcp/$1/$2"; } # ADDRESS PORT
unprobe() { kubectl delete namespace cubby-e2e --ignore-not-found --timeout=60s >/dev/null; }
deny() { # DIRECTION: no pod of the probe's may be called, or call
  printf '{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny, namespace: cubby-e2e}, spec: {podSelector: {}, policyTypes: [%s]}}' "$1" \
    | kubectl apply -f - >/dev/null
}
closed() { ! probe "$@"; }

preflight_network() { # leaves the two pods and where the listener is
  local direction
  unprobe
  sed "s/:TAG/:$CUBBY_TAG/" e2e/systems/kubernetes.d/probe.yaml | kubectl apply -f - >/dev/null
  eventually 60 probe_decided >/dev/null 2>&1 || true
  probe_ready || stop "a pod with the image cubby-edge:$CUBBY_TAG does not start ($(waiting_for)); let CUBBY_LOAD_IMAGES name a command that brings images into the cluster, or push them where it pulls from."
  listener=$(kubectl -n cubby-e2e get pod listener -o jsonpath='{.status.podIP}')
  eventually 10 probe "$listener" 8080 >/dev/null 2>&1 || stop "one pod cannot reach another in the cluster; its network does not work."
  for direction in Ingress Egress; do
    deny $direction
    eventually 15 closed "$listener" 8080 >/dev/null 2>&1 \
      || stop "the cluster does not enforce NetworkPolicy ($direction): every pod could reach every other. Take a network plugin that does, such as Calico or Cilium."
    kubectl -n cubby-e2e delete networkpolicy deny >/dev/null
    eventually 15 probe "$listener" 8080 >/dev/null 2>&1 || stop "the cluster goes on to enforce a NetworkPolicy that is gone."
  done
}
probe_ready() { kubectl -n cubby-e2e wait pod --all --for=condition=Ready --timeout=1s >/dev/null 2>&1; }
probe_decided() { probe_ready || [[ $(waiting_for) = *Image* ]]; }
waiting_for() { kubectl -n cubby-e2e get pods -o json | jq -r '[.items[].status | .containerStatuses[]?.state.waiting.reason, .conditions[]?.message // empty] | map(select(. != null)) | first // "no reason given"'; }
