# shellcheck shell=bash
# shellcheck disable=SC2154,SC2016 # system.sh's variables
# The Job that makes the passwords: what it may do, that it goes, and that another apply neither fails nor changes anything.
account=system:serviceaccount:$namespace:secrets
may() { equal "$1" "$(k auth can-i --as="$account" "${@:2}" 2>/dev/null)"; } # yes|no VERB OBJECT
jobs_gone() { equal "" "$(k get jobs,pods -l app.kubernetes.io/name=secrets -o name)"; }
secrets() { k get secrets -o json | jq -r '.items[] | .metadata.name as $name | .data | to_entries[] | "\($name)/\(.key) \(.value)"' | sort; }
objects() { # each with its version, which grows with every change
  k get deployments,statefulsets,services,configmaps,networkpolicies,roles,rolebindings,serviceaccounts,secrets -o json \
    | jq -r '.items[] | "\(.kind)/\(.metadata.name) \(.metadata.generation // .metadata.resourceVersion)"' | sort
}
applied_again() { # and its Job has ended
  k delete jobs -l app.kubernetes.io/name=secrets --wait >/dev/null && apply && made
}
job() { kubectl create --dry-run=client -o json -f "$scratch/all.yaml" | jq -r '.items[]? // . | select(.kind == "Job").metadata.name'; }
job_waits() { k get pods -l job-name="$(job)" -o json | jq -e '.items[0].status.containerStatuses[0].state.waiting.reason | test("Image")'; }
# Three minutes: a machine of two cores that runs all parts takes 100 s for a pod when it is busy.
made() { k wait "job/$(job)" --for=condition=Complete --timeout=180s >/dev/null || { k get pods,jobs; return 1; }; }
changed() { comm -13 "$scratch/secrets" <(secrets) | cut -d' ' -f1 | paste -sd ' '; } # the passwords that are new, by name
rid_of() { secrets >"$scratch/secrets" && k delete secret "$1" >/dev/null && applied_again; } # SECRET, which comes back

check "the Job is gone when it is done, with its token" eventually 120 jobs_gone
for secret in db api api-cache; do
  for verb in get create patch; do check "it may $verb the Secret $secret" may yes "$verb" "secret/$secret"; done
  for verb in delete update; do check "it may not $verb the Secret $secret" may no "$verb" "secret/$secret"; done
done
for what in "get secret/edge-certificate" "create secret/edge-certificate" "create secrets" "list secrets" "get configmaps" "create pods"; do
  # shellcheck disable=SC2086 # two words
  check "it may not $what" may no $what
done

secrets >"$scratch/secrets"
objects >"$scratch/objects"
check "another apply" apply
check "its Job ends" made
check "no password is new" equal "" "$(changed)"
check "and no object is changed" diff "$scratch/objects" <(objects)

check "without the Secret api-cache: applied" rid_of api-cache
check "it has the password that api has" equal "" "$(changed)"
check "without the Secret api: applied" rid_of api
check "it has the passwords that db and api-cache have" equal "" "$(changed)"
check "without the Secret db: applied" rid_of db
check "it has the passwords that api has, and new ones of db's own" equal "db/db-backup-password db/db-metrics-password" "$(changed)"
check "db, restarted, takes them" eval 'k rollout restart statefulset/db && k rollout status statefulset/db --timeout=2m'
check "a backup has the new one" eval 'k create job made-again --from=cronjob/backup && k wait job/made-again --for=condition=Complete --timeout=90s'

# An image that is not there, and then the right one: a Job's template cannot be changed, so it must be another Job.
k delete jobs -l app.kubernetes.io/name=secrets --wait >/dev/null
sed -i '/name: cubby-secrets,/s/newTag: .*/newTag: no-such-tag}/' "$scratch/overlay/kustomization.yaml"
kubectl kustomize "$scratch/overlay" >"$scratch/all.yaml"
check "with an image that is not there: applied" apply
check "its Job waits" eventually 60 job_waits
overlay
check "with the right one: applied" apply
check "its Job ends" made
k delete jobs -l app.kubernetes.io/name=secrets --wait >/dev/null
