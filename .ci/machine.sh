# shellcheck shell=bash
# What the tests need of the machine: packages of Debian, tools, a Docker engine and a cluster; sourced after suites.sh.
: "${work:?}"
# shellcheck source-path=SCRIPTDIR source=../e2e/systems/jdk25.sh
. e2e/systems/jdk25.sh

# Each: the command that shows that it is there, and its package.
needed=(chromium:chromium shellcheck:shellcheck curl:curl jq:jq git:git openssl:openssl mvn:maven go:golang-go tc:iproute2
  iptables:iptables nsenter:util-linux setsid:util-linux flock:util-linux perl:perl wrk:wrk
  groff:groff-base)
go_tools=(yannh/kubeconform/cmd/kubeconform@v0.8.0 zegl/kube-score/cmd/kube-score@v1.20.0 tsenart/vegeta/v12@v12.13.0
  rhysd/actionlint/cmd/actionlint@v1.7.12 summerwind/h2spec/cmd/h2spec@v2.2.1+incompatible)

packages() {
  local pair missing=()
  for pair in "${needed[@]}"; do command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}"); done
  python3 -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv)
  jdk25 >/dev/null 2>&1 || missing+=(openjdk-25-jdk-headless)
  [ ${#missing[@]} -gt 0 ] || return 0
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
tools() {
  local tool
  # A tool may be of a newer Go than the distribution's, which then fetches that one.
  for tool in "${go_tools[@]}"; do GOTOOLCHAIN=auto GOBIN=$work/bin go install "github.com/$tool"; done
  python3 -m venv "$work/py"
  "$work/py/bin/pip" install -q -r .ci/requirements.txt
}
install() {
  packages
  tools
  PATH=$work/bin:$work/py/bin:$PATH
}

engine_works() { docker info && docker compose version && docker buildx version; }
cluster_answers() { kubectl get --raw /readyz --request-timeout=10s; }

# engine: the Docker engine that is there, or else ../shared's; prints why there is none.
engine() {
  local found
  if ! engine_works >/dev/null 2>&1 && [ -x ../shared/docker/up ]; then ../shared/docker/up >&2 || true; fi
  found=$(engine_works 2>&1) || echo "there is no Docker engine with compose and buildx: ${found##*$'\n'}"
}

# use_cluster: the one that kubectl's context names, where images can be brought into it: kind's, or any with CUBBY_LOAD_IMAGES set.
# No other is touched, since a context may name a cluster that people use. Or else ../shared's.
use_cluster() {
  local variables
  if [ -z "${CUBBY_LOAD_IMAGES:-}" ] && [[ $(kubectl config current-context 2>/dev/null) = kind-* ]]; then
    export CUBBY_LOAD_IMAGES=.ci/kind-load
  elif [ -z "${CUBBY_LOAD_IMAGES:-}" ] && [ -x ../shared/cluster/up ]; then
    ../shared/cluster/up || true
    variables=$(../shared/cluster/env)
    eval "$variables"
    export CUBBY_LOAD_IMAGES=../shared/cluster/load
  fi
}
# lack_of_cluster: prints why there is none
lack_of_cluster() {
  if [ -z "${CUBBY_LOAD_IMAGES:-}" ]; then
    echo "there is no cluster of kind's (kind create cluster), and no CUBBY_LOAD_IMAGES, a command that brings images into another"
  elif ! cluster_answers >/dev/null 2>&1; then
    echo "the cluster of kubectl's context does not answer"
  fi
}
