# shellcheck shell=bash
# Counts what passed and failed; sourced by the scripts beside it, from the repository's root. "work" is a folder that ends with
# the script: work/out is the last command's output, work/bin and work/py hold what machine.sh installs.
passed=0 failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

add() { passed=$((passed + $1)) failed=$((failed + $2)); } # PASSED FAILED

# report NAME FILTER…: says so, and keeps what the filter makes of its output for the end, as the middle of a long log gets lost.
report() {
  echo "FAILED: $1"
  { echo "FAILED: $1"; "${@:2}" "$work/out" || true; } >>"$work/failures"
}

# check NAME COMMAND…: one test, shown in full if it fails.
check() {
  local name=$1
  shift
  echo "== $name ($SECONDS s)"
  if "$@" >"$work/out" 2>&1; then add 1 0; else
    add 0 1
    cat "$work/out"
    report "$name" tail -n 30
  fi
}

# figures NAME COMMAND…: one test, whose output is what it is run for.
figures() {
  local name=$1
  shift
  echo "== $name ($SECONDS s)"
  if "$@" 2>&1 | tee "$work/out"; then add 1 0; else
    add 0 1
    report "$name" tail -n 30
  fi
}

# suite NAME COMMAND…: tests that end with a line "N passed, N failed".
suite() {
  local name=$1 status=0 counts p f
  shift
  echo "== $name ($SECONDS s)"
  "$@" 2>&1 | tee "$work/out" || status=$?
  counts=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$work/out" | tail -n 1 || true)
  if [ -n "$counts" ]; then
    read -r p _ f _ <<<"${counts//,/}"
    add "$p" "$f"
    [ "$status" -eq 0 ] || [ "$f" -gt 0 ] || add 0 1
    [ "$status" -eq 0 ] || report "$name" grep -E '^(-- |FAIL |      \|)'
  else
    add 0 1
    report "$name (exit $status, no count)" tail -n 20
  fi
}

# unless LACK suite|check|figures NAME COMMAND…: where something is lacking, NAME fails for that reason: nothing is skipped.
unless() {
  if [ -z "$1" ]; then "${@:2}"; else
    echo "== $3 ($SECONDS s)"
    echo "$1" >"$work/out"
    add 0 1
    report "$3" cat
  fi
}

# conclude: what failed, and the closing line; fails where a test did or none ran
conclude() {
  [ ! -e "$work/failures" ] || cat "$work/failures"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
