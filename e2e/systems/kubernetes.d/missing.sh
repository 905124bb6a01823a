# shellcheck shell=bash
# shellcheck disable=SC2154,SC2317,SC2034,SC2015,SC2016 # kubernetes' variables
# What a cluster or a user may lack: the run's start names it in a line, and the parts wait and say so.
says() { # TEXT FUNCTION…: with the kubectl that is defined where it is called, that line and status 2
  local text=$1 output
  shift
  if output=$( ("$@") 2>&1); then echo "it found nothing missing"; return 1; fi
  equal 1 "$(wc -l <<<"$output")" && grep -qF -- "$text" <<<"$output" || { echo "$output"; return 1; }
  echo "$output" >>"$scratch/said"
}
# A cluster that lacks something, for the start's eyes: what is asked for is not there.
lacking() { # KUBECTL-ARGUMENTS-PATTERN ANSWER FUNCTION
  local pattern=$1 answer=$2
  kubectl() {
    # shellcheck disable=SC2053 # a pattern
    if [[ "$*" != $pattern ]]; then command kubectl "$@"; else [ "$answer" != none ] && printf '%s\n' "$answer"; fi
  }
  "$3"
}
unenforced() { deny() { :; }; preflight_network; } # a cluster where a policy changes nothing
no_images() { CUBBY_TAG=no-such-tag preflight_network; }

unbound() { # CLAIM TEXT
  k get events -o json --field-selector "involvedObject.name=$1" | jq -r '.items[].message' >"$scratch/events"
  grep -qF -- "$2" "$scratch/events" && equal Pending "$(k get pvc "$1" -o jsonpath='{.status.phase}')" || { cat "$scratch/events"; return 1; }
}
in_log() { k logs "$(pods "$1" | head -n 1)" -c "$1" 2>&1 | grep -qiF -- "$2" || { k logs "$(pods "$1" | head -n 1)" -c "$1" | tail -n 5; return 1; }; } # PART TEXT

rm -f "$scratch/said"
check "no cluster: said" says "set KUBECONFIG" lacking "get --raw /readyz*" none preflight_answers
check "a namespace cubby: said, and left alone" says "has a namespace cubby already" preflight_cluster
namespace=cubby-absent # so that what is looked at later is reached
check "no StorageClass: said" says "no default StorageClass" lacking "get storageclass*" '{"items": []}' preflight_cluster
check "no metrics-server: said" says "install metrics-server" lacking "get --raw /apis/metrics.k8s.io/*" none preflight_cluster
check "a cluster that lacks nothing: nothing said" preflight_cluster
namespace=cubby
check "no images: said" says "CUBBY_LOAD_IMAGES" no_images
check "no enforcement of NetworkPolicy: said" says "does not enforce NetworkPolicy" unenforced
sed 's/^/      /' "$scratch/said"

remove
overlay '- target: {kind: Job}
  patch: |
    {$patch: delete, apiVersion: batch/v1, kind: Job, metadata: {name: every}}'
apply
for part in db api api-cache; do check "without Secrets $part waits and says so" eventually 60 waits_for "$part" "secret \"$part\" not found"; done
check "edge answers meanwhile" eventually 60 status 503 "$keys/e2e/a"
sleep 5
check "nothing crashes in a loop" never_restarted
overlay
apply
check "once the Job has made them, all is Ready" eventually 180 all_ready
check "and works" eventually 30 works

remove
overlay '- target: {kind: StatefulSet, name: db}
  patch: |
    - {op: add, path: /spec/volumeClaimTemplates/0/spec/storageClassName, value: no-such-class}'
apply
check "a StorageClass that is not there: the claim says so" eventually 60 unbound data-db-0 'storageclass.storage.k8s.io "no-such-class" not found'
check "api waits for its database and says so" eventually 60 in_log api "will go on trying"
check "edge answers meanwhile" eventually 60 status 503 "$keys/e2e/a"
sleep 5
check "nothing crashes in a loop" never_restarted
overlay
k delete statefulset db >/dev/null
k delete pvc data-db-0 >/dev/null
apply
check "with the right one, all is Ready" eventually 180 all_ready
check "and works" eventually 30 works
