# shellcheck shell=bash
# HTTP to the letter at edge, with all that is behind it: for the topics conformance and conformance-tls.
: "${scratch:?}" # the run's, which sources this

# conforms URL [CERTIFICATE]: its rows count as checks of this run
conforms() {
  local counts
  e2e/systems/conformance "$@" 2>&1 | tee "$scratch/conformance" | sed '${/^[0-9]* passed, [0-9]* failed$/d}' || true # its count is not this run's
  counts=$(tail -n 1 "$scratch/conformance")
  if [[ $counts =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
  else
    check "the tables ran against $1" false
  fi
}
