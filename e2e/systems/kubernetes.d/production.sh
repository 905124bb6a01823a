# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034,SC2015,SC2016 # system.sh's variables; what pods expand
# overlays/production as it is, but for what is marked SET there, and requests of cpu that one small node can hold: TLS with a
# certificate from a Secret, tokens from another, and new ones of either taken up without a restart.
small() { # patches of the overlay
  local class
  class=$(kubectl get storageclass -o json | jq -r '[.items[] | select(.metadata.annotations["storageclass.kubernetes.io/is-default-class"] == "true")][0].metadata.name')
  cat <<YAML
- target: {kind: Deployment|StatefulSet}
  patch: |
    - {op: replace, path: /spec/template/spec/containers/0/resources/requests/cpu, value: 50m}
- target: {kind: StatefulSet, name: db}
  patch: |
    - {op: replace, path: /spec/volumeClaimTemplates/0/spec/storageClassName, value: $class}
    - {op: replace, path: /spec/volumeClaimTemplates/0/spec/resources/requests/storage, value: 1Gi}
- target: {kind: PersistentVolumeClaim, name: backups}
  patch: |
    - {op: replace, path: /spec/storageClassName, value: $class}
    - {op: replace, path: /spec/resources/requests/storage, value: 1Gi}
YAML
}
certify() { # NAME: makes a certificate of that name, and gives it to the cluster as docs/operations.md does
  certificate "$1" "$scratch"
  k create secret tls edge-certificate --cert="$scratch/tls.crt" --key="$scratch/tls.key" --dry-run=client -o yaml | kubectl apply -f - >/dev/null
}
tokens() { # NAME…: those of these names count, and each is its name with -token behind it
  local name
  for name in "$@"; do
    printf '%s %s write e2e/\n' "$name" "$(printf '%s-token' "$name" | sha256sum | cut -d ' ' -f 1)"
  done >"$scratch/tokens"
  k create secret generic tokens --from-file="$scratch/tokens" --dry-run=client -o yaml | kubectl apply -f - >/dev/null
}
sends() { # NAME: curl sends this token from now on
  printf 'header = "Authorization: Bearer %s-token"\n' "$1" >"$scratch/.curlrc"
  export CURL_HOME=$scratch
}
shown() { # NAME: of the certificate that edge shows
  equal "subject=CN = $1" "$(openssl s_client -connect 127.0.0.1:28443 -servername localhost </dev/null 2>/dev/null | openssl x509 -noout -subject)"
}
followed() { # NAME: each edge's HAProxy has that certificate
  local name
  for name in $(pods edge); do
    kubectl -n "$namespace" port-forward "pod/$name" 28444:8443 >/dev/null 2>&1 &
    local one=$!
    eventually 10 eval 'openssl s_client -connect 127.0.0.1:28444 </dev/null 2>/dev/null | openssl x509 -noout -subject >"$scratch/subject" && [ -s "$scratch/subject" ]'
    kill $one && wait $one 2>/dev/null
    equal "subject=CN = $1" "$(cat "$scratch/subject")" || return 1
  done
}
http() { curl -sS -o /dev/null -w '%{http_version} %{http_code} %{redirect_url}' --max-time 10 "$@"; }
redirects() { equal "1.1 308 https://localhost:443/v1/keys/a%2Fb" "$(http http://localhost:28480/v1/keys/a%2Fb)" || { cat "$scratch/forward"; return 1; }; }

remove
basis=production
overlay "$(small)"
apply
check "without a certificate edge waits and says so" eventually 60 waits_for edge 'secret "edge-certificate" not found'
certify first
for part in api dedup; do check "without tokens $part waits and says so" eventually 60 waits_for $part 'secret "tokens" not found'; done
tokens one
check "with them all is Ready" eventually 240 all_ready
check "the upgrade of docs/operations.md" follow "Upgrade, and back" ' apply | status '
check "three edges" equal 3 "$(pods edge | wc -l)"
check "a load balancer is asked for" equal "LoadBalancer Local" "$(k get service edge -o jsonpath='{.spec.type} {.spec.externalTrafficPolicy}')"
export CURL_CA_BUNDLE=$scratch/tls.crt
plain_site=$site plain_keys=$keys
site=https://localhost:28443 keys=https://localhost:28443/v1/keys
forward service/edge 28480:80 28443:443
check "without a token nobody is let in" eventually 30 status 401 "$keys/e2e/a"
sends one
check "it works over TLS" eventually 30 works
check "by HTTP/2" equal "2 200 " "$(http "$keys?prefix=e2e/")"
check "a token is for its keys alone" status 403 "$keys/other"
check "the site too" equal "2 200 " "$(http "$site/")"
check "plain HTTP is sent there" eventually 10 redirects
check "edge shows the Secret's certificate" shown first
before=$(pods edge; pods api; pods dedup)
certify second
begun=$SECONDS
check "a new one is taken up by each edge" eventually 180 followed second
echo "a changed certificate is shown by all edges after $((SECONDS - begun)) s"
tokens two
sends two
begun=$SECONDS
check "a new token counts" eventually 180 works
echo "a changed token counts after $((SECONDS - begun)) s"
sends one
check "and the old one no more" eventually 60 status 401 "$keys/e2e/a"
sends two
check "by the same pods" equal "$before" "$(pods edge; pods api; pods dedup)"
check "without a restart" never_restarted
check "it works with that one" eventually 30 works
unforward
unset CURL_CA_BUNDLE CURL_HOME
site=$plain_site keys=$plain_keys

remove
basis=kind
overlay
apply
check "the usual one again: all is Ready" eventually 180 all_ready
