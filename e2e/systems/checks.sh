# shellcheck shell=bash
# Counts checks; sourced by the scripts beside it.
passed=0
failed=0

# check WHAT COMMAND…: runs the command and counts; what it printed is shown where it failed.
check() {
  local what=$1 output
  shift
  if output=$("$@" 2>&1); then
    passed=$((passed + 1))
    echo "ok    $what"
  else
    failed=$((failed + 1))
    echo "FAIL  $what"
    printf '%s\n' "$output" | tail -n 30 | sed 's/^/      | /'
  fi
}

# equal EXPECTED FOUND
equal() {
  [ "$1" = "$2" ] || { echo "expected: $1"; echo "found:    $2"; return 1; }
}

# status EXPECTED CURL-ARGUMENTS…: the answer's status
status() {
  local expected=$1
  shift
  equal "$expected" "$(curl -sS -o /dev/null -w '%{http_code}' --max-time 10 "$@")"
}

# body EXPECTED CURL-ARGUMENTS…: the answer's body
body() {
  local expected=$1
  shift
  equal "$expected" "$(curl -sS --max-time 10 "$@")"
}

# contains TEXT CURL-ARGUMENTS…: whether the answer's body has the text
contains() {
  local text=$1 found
  shift
  found=$(curl -sS --fail-with-body --max-time 10 "$@") || { echo "$found"; return 1; }
  grep -qF -- "$text" <<<"$found" || { echo "no $text in: $found"; return 1; }
}

# works: whether a write under the tested system's $keys is taken, and read
works() {
  local value=$EPOCHREALTIME
  curl -sSf --max-time 5 -o /dev/null -X PUT --data "$value" "${keys:?}/e2e/works" && body "$value" "$keys/e2e/works"
}

# journeys SITE: the browser's journeys; they would skip themselves without a browser
journeys() {
  command -v chromium >/dev/null || { echo "there is no chromium"; return 1; }
  mvn -B -q -pl e2e -am test -Dcubby.url="$1" -Dtest='dev.cubby.e2e.browser.*Test' -Dsurefire.failIfNoSpecifiedTests=false
}

# eventually SECONDS COMMAND…: until the command succeeds
eventually() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || { "$@"; return; }
    sleep 0.2
  done
}

# certificate NAME FOLDER: makes tls.crt and tls.key there, for localhost too
certificate() {
  openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj "/CN=$1" -addext subjectAltName=DNS:localhost \
    -keyout "$2/tls.key" -out "$2/tls.crt" 2>/dev/null
}

# conclude: the closing line; fails where a check did or none ran
conclude() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}

# header NAME PATTERN CURL-ARGUMENTS…: whether the answer has such a header field
header() {
  local name=$1 pattern=$2 found
  shift 2
  found=$(curl -sS -o /dev/null -D - --max-time 10 "$@" | tr -d '\r' | sed -n "s/^$name: //ip")
  grep -qE -- "$pattern" <<<"$found" || { echo "$name: $found, not $pattern"; return 1; }
}
# no_header NAME CURL-ARGUMENTS…: whether the answer has none
no_header() { ! header "$1" . "${@:2}"; }
