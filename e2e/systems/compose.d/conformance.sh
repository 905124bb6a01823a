# shellcheck shell=bash
# shellcheck disable=SC2154 # compose's variables
# HTTP to the letter at edge, with all that is behind it: over cleartext, and over TLS.

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

conforms "http://127.0.0.1:$CUBBY_EDGE_PORT"

export CUBBY_CERTS=$scratch/tls
mkdir "$CUBBY_CERTS"
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
  -keyout "$CUBBY_CERTS/tls.key" -out "$CUBBY_CERTS/tls.crt" 2>/dev/null
chmod 755 "$scratch" "$CUBBY_CERTS" && chmod 644 "$CUBBY_CERTS/tls.key"
check "edge takes a certificate" eval 'COMPOSE_FILE=$COMPOSE_FILE:compose.tls.yaml up edge'
check "edge has TLS" eventually 30 status 200 --cacert "$CUBBY_CERTS/tls.crt" "https://localhost:$CUBBY_EDGE_TLS_PORT/v1/keys"
CUBBY_BUILT=1 conforms "https://localhost:$CUBBY_EDGE_TLS_PORT" "$CUBBY_CERTS/tls.crt"
up edge
check "edge is without TLS again" eventually 30 works
