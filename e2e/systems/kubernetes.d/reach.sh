# shellcheck shell=bash
# shellcheck disable=SC2154,SC2016 # system.sh's variables
# Opens connections from every pod to every port, and compares them with "meant"; sourced by the topics that say it, as "jobs" those
# whose pods have to be started for it. A cell counts only if the port is open at all: each is tried from its own pod, and those
# outside from the pod beside.
: "${meant[edge]:?}" "${jobs[@]:?}"
beyond=(dns api-server kubelet neighbour outside)

outside() { # ADDRESS:PORT of something that is not of the cluster
  [ -z "${CUBBY_OUTSIDE:-}" ] || { echo "$CUBBY_OUTSIDE"; return; }
  docker rm -f cubby-e2e-outside >/dev/null 2>&1 || true
  docker run -d --rm --name cubby-e2e-outside "cubby-edge:$CUBBY_TAG" >/dev/null
  docker inspect -f '{{.NetworkSettings.IPAddress}}:8080' cubby-e2e-outside
}
# One more pod of a job's, that waits instead.
waiting_pod() { # JOB
  templates "$1" | jq -c --arg name "reaching-$1" '.metadata.name = $name | .spec.containers[0].command = ["sleep", "600"]' \
    | k apply -f - >/dev/null && k wait "pod/reaching-$1" --for=condition=Ready --timeout=60s >/dev/null
}
# every target as NAME=ADDRESS/PORT, a part's port once for each of its pods
targets() {
  local port
  for port in "${ports[@]}"; do pods "${port%:*}" .status.podIP | sed "s|.*|$port=&/${port#*:}|"; done
  k -n kube-system get pods -l k8s-app=kube-dns -o json | jq -r '.items[0].status.podIP | "dns=\(.)/53"'
  kubectl get service kubernetes -o json | jq -r '"api-server=\(.spec.clusterIP)/443"'
  kubectl get nodes -o json | jq -r '.items[0].status.addresses[] | select(.type == "InternalIP") | "kubelet=\(.address)/10250"'
  kubectl -n cubby-e2e get pod listener -o jsonpath='{"neighbour="}{.status.podIP}{"/8080\n"}'
  outside | sed 's|:|/|; s|^|outside=|'
}
# every pod that calls: PART NAMESPACE POD CONTAINER ADDRESS
callers() {
  local part
  for part in "${parts[@]}"; do pods "$part" '"'"$part $namespace"' \(.metadata.name) '"$part"' \(.status.podIP)"'; done
  for part in "${jobs[@]}"; do echo "$part $namespace reaching-$part $part -"; done
  echo "beside cubby-e2e caller probe -"
}
reached() { # NAMESPACE POD CONTAINER ADDRESS: the names to which connections were opened, its own pod left out; HOW-MANY/OF-HOW-MANY NAME
  local others
  others=$(grep -v "=$4/" "$scratch/targets")
  kubectl -n "$1" exec "$2" -c "$3" -- bash -c 'for target in '"${others//$'\n'/ }"'; do
    { timeout 3 bash -c "exec 3<>/dev/tcp/${target#*=}" 2>/dev/null && echo "open ${target%%=*}" || echo "shut ${target%%=*}"; } &
  done; wait' | awk '{ all[$2]++; open[$2] += $1 == "open" } END { for (name in all) print open[name] "/" all[name], name }'
}
# The node's own: the API says that a pod and its node always reach each other, so where the API server or the kubelet is on it,
# no policy can close it. There no pod has a token to show (topic ready).
own_node() { # NAME
  local node
  node=$(kubectl get nodes -o json | jq -r '.items | if length == 1 then .[0].status.addresses[] | select(.type == "InternalIP").address else empty end')
  case $1 in
    kubelet) [ -n "$node" ] ;;
    api-server) [ -n "$node" ] && kubectl get endpointslices -l kubernetes.io/service-name=kubernetes -o json | jq -e --arg node "$node" 'any(.items[].endpoints[].addresses[]; . == $node)' >/dev/null ;;
    *) false ;;
  esac
}
# cell FILE PART NAME: what was found, and what was meant where it differs
cell() {
  local found meaning=-
  found=$(awk -v name="$3" '$2 == name { split($1, n, "/"); print n[1] == 0 ? "-" : n[1] == n[2] ? "open" : $1 }' "$1")
  [ -n "$found" ] || { echo .; return; } # itself, of which there is one
  case " ${meant[$2]} " in *" $3 "*) meaning=open ;; esac
  if [ "$found" = "$meaning" ]; then echo "$found"
  elif [ "$2" != beside ] && [[ " ${unjudged[*]} " = *" $3 "* ]]; then echo "($found)"
  else echo "$found!=$meaning"; fi
}
as_meant() { ! grep -E '!=' "$1"; }
listens() { # PORT: it is open, by the pod's own account; the pod's name leads to its own address
  inside "${1%:*}" bash -c 'exec 3<>"/dev/tcp/$HOSTNAME/$0"' "${1#*:}"
}
resolves() { # PART NAME…
  local name
  for name in "${@:2}"; do inside "$1" getent hosts "$name.$namespace.svc.cluster.local" >/dev/null || { echo "$name"; return 1; }; done
}

unjudged=()
for name in api-server kubelet; do if own_node $name; then unjudged+=("$name"); fi; done
check "no pod comes or goes" eventually 240 at_rest
for port in "${ports[@]}"; do check "$port is open" listens "$port"; done
for part in "${jobs[@]}"; do check "a pod like that of a $part waits" waiting_pod "$part"; done
targets >"$scratch/targets"

printf '%-12s' from
printf '%-16s' "${ports[@]}" "${beyond[@]}"
echo
callers >"$scratch/callers"
while read -r -u 9 part where name container address; do
  reached "$where" "$name" "$container" "$address" >"$scratch/reached"
  {
    printf '%-12s' "$part"
    for port in "${ports[@]}" "${beyond[@]}"; do printf '%-16s' "$(cell "$scratch/reached" "$part" "$port")"; done
    echo
  } | tee "$scratch/row"
  check "$part ($name) reaches its callees and nothing else" as_meant "$scratch/row" >>"$scratch/verdicts"
done 9<"$scratch/callers"
[ ${#unjudged[@]} = 0 ] || echo "(open): on the pod's own node, to which the API always lets it; no pod has a token to show there"
cat "$scratch/verdicts"
check "edge finds those it calls by name" resolves edge dedup web-cache
check "web-cache finds web" resolves web-cache web
check "dedup finds api" resolves dedup api
k delete pod "${jobs[@]/#/reaching-}" --grace-period=1 >/dev/null
docker rm -f cubby-e2e-outside >/dev/null 2>&1 || true
