# shellcheck shell=bash
# shellcheck disable=SC2154 # system.sh's variables
# What every answer carries.
curl -sS -o /dev/null -X PUT --data v "$keys/e2e/headers"
check "the site's CSP allows no script but its own" header Content-Security-Policy "default-src 'none'; script-src 'self'" "$site/"
check "the viewer's CSP" header Content-Security-Policy "default-src 'none'" "$site/docs"
for path in / /style.css /nothing /docs /openapi.json /v1/keys /v1/keys/e2e/headers /v1/keys/e2e/absent; do
  check "nosniff on $path" header X-Content-Type-Options '^nosniff$' "$site$path"
done
for path in / /style.css /nothing /docs /openapi.json /v1/keys /v1/keys/e2e/headers /v1/keys/e2e/absent; do
  check "the time on $path" header Date ' GMT$' "$site$path"
done
for path in /nothing /v1/keys/e2e/absent '/v1/keys?limit=0'; do
  check "a refusal is a problem document: $path" header Content-Type '^application/problem\+json' "$site$path"
  check "with a trace: $path" header traceparent '^00-' "$site$path"
done
for path in / /v1/keys /v1/keys/e2e/headers; do
  check "nobody says what software runs: $path" no_header '\(Server\|Via\|X-Varnish\|X-Powered-By\)' "$site$path"
done
check "the site is validated by ETag" status 304 -H "If-None-Match: $(curl -sSI "$site/style.css" | tr -d '\r' | sed -n 's/^etag: //ip')" "$site/style.css"
check "the site is compressed" header Content-Encoding gzip -H 'Accept-Encoding: gzip' "$site/style.css"
check "the site's Cache-Status" header Cache-Status '^web-cache; (hit|fwd=miss)' "$site/"
check "a read's Cache-Status names dedup" header Cache-Status 'dedup; fwd' "$keys/e2e/headers"
check "a repeated read is a hit" header Cache-Status 'api-cache; hit' "$keys/e2e/headers"
check "the trace goes on" header traceparent 4bf92f3577b34da6a3ce929d0e0e4736 -H 'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' "$keys/e2e/headers"
check "the time is told" header Server-Timing 'api;dur=.*dedup;dur=' "$keys/e2e/headers"
