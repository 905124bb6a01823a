# shellcheck shell=bash
# shellcheck disable=SC2154 # compose's variables
# HTTP to the letter at edge over TLS.

export CUBBY_CERTS=$scratch/tls
mkdir "$CUBBY_CERTS"
certificate localhost "$CUBBY_CERTS"
chmod 755 "$scratch" "$CUBBY_CERTS" && chmod 644 "$CUBBY_CERTS/tls.key"
check "edge takes a certificate" eval 'COMPOSE_FILE=$COMPOSE_FILE:compose.tls.yaml up edge'
check "edge has TLS" eventually 30 status 200 --cacert "$CUBBY_CERTS/tls.crt" "https://localhost:$CUBBY_EDGE_TLS_PORT/v1/keys"
conforms "https://localhost:$CUBBY_EDGE_TLS_PORT" "$CUBBY_CERTS/tls.crt"
up edge
check "edge is without TLS again" eventually 30 works
