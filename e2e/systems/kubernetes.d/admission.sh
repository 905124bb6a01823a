# shellcheck shell=bash
# shellcheck disable=SC2154,SC2016 # kubernetes' variables
# The API server itself refuses what is weaker than the manifests: each pod of theirs, weakened in each way that the file
# weakened lists, in a dry run on the server. The pods as they are must be accepted, or the refusals would prove nothing.
dry_run() { k create --dry-run=server -o json -f - <<<"$1" 2>&1; }
weaken() { # POD FILTER
  jq -c "def all: .spec.containers[], .spec.initContainers[]?; $2" <<<"$1"
}
refuses() { # POD REASON: and for that reason
  local answer
  if answer=$(dry_run "$1"); then echo accepted; return 1; fi
  case $2 in LimitRange) grep -q 'maximum .* usage per' <<<"$answer" ;; *) grep -q 'violates PodSecurity "restricted' <<<"$answer" && grep -qF -- "$2" <<<"$answer" ;; esac \
    || { echo "$answer"; return 1; }
}
accepts() { dry_run "$1" >"$scratch/accepted.json" || { cat "$scratch/accepted.json"; return 1; }; }
# What the namespace gives a container that asks for nothing.
limited_by_default() {
  dry_run "$(weaken "$1" 'all |= del(.resources)')" \
    | jq -e '[.spec.containers[].resources.limits | .cpu, .memory, .["ephemeral-storage"]] | all(. != null)'
}
over_quota() { # more pods than the namespace may have, by what they ask for
  local answer
  k get resourcequota -o json | jq -e '[.items[].spec.hard | keys[]] | any(. == "requests.cpu" or . == "cpu")' >/dev/null || { echo "no quota on cpu"; return 1; }
  answer=$(dry_run "$(weaken "$1" '.spec.initContainers = [] | .spec.containers = [.spec.containers[0] | .resources = {requests: {cpu: "500m", memory: "64Mi"}, limits: {cpu: "500m", memory: "64Mi"}} | . as $c | range(60) | . as $i | $c | .name = "c\($i)"]')") \
    && { echo accepted; return 1; }
  grep -q 'exceeded quota' <<<"$answer" || { echo "$answer"; return 1; }
}

mapfile -t originals < <(templates | jq -c '.metadata.name |= "weakened-" + .')
refusals=0
for original in "${originals[@]}"; do
  name=$(jq -r .metadata.name <<<"$original") name=${name#weakened-}
  check "$name as it is is accepted" accepts "$original"
  while IFS='|' read -r weakness reason filter; do
    reason=${reason# } reason=${reason% }
    check "$name refused: ${weakness% }" refuses "$(weaken "$original" "$filter")" "$reason"
    refusals=$((refusals + 1))
  done < <(grep -v '^#' e2e/systems/kubernetes.d/weakened)
  check "$name has limits even where it names none" limited_by_default "$original"
done
check "more than the quota is refused" over_quota "${originals[0]}"
echo "refusals asked for: $refusals, of ${#originals[@]} pods"
