# shellcheck shell=bash
# What users do: the routes by curl, the site by a browser, the API against its description.
: "${site:?}" "${keys:?}" # the system's, which is sourced before
check "create: PUT of a new key" status 201 -X PUT --data 'first' "$keys/e2e/a/b"
check "create: POST" status 201 --json '{"key":"e2e/c","value":"posted"}' "$keys"
check "read" body first "$keys/e2e/a/b"
check "a%2Fb is the key a/b" body first "$keys/e2e%2Fa%2Fb"
check "list" contains '"key":"e2e/c"' "$keys?prefix=e2e/"
check "update" status 200 -X PUT --data 'second' "$keys/e2e/a/b"
check "read what was updated" body second "$keys/e2e/a/b"
check "compare-and-set that lost" status 412 -X PUT --data 'third' -H 'If-Match: "1"' "$keys/e2e/a/b"
check "delete" status 204 -X DELETE "$keys/e2e/c"
check "read what was deleted" status 404 "$keys/e2e/c"
check "a client that offers h2c" status 200 --http2 "$keys/e2e/a/b"
check "a client that speaks h2c" status 200 --http2-prior-knowledge "$keys/e2e/a/b"
check "the API's description" contains '"openapi"' "$site/openapi.json"
check "its viewer" status 200 "$site/docs"
check "the site" contains '<title>' "$site/"
check "the browser's journeys" journeys "$site"
contract() {
  command -v st >/dev/null || { echo "schemathesis is missing: pip install schemathesis"; return 1; }
  e2e/run openapi "$site"
}
check "the API's contract (schemathesis)" contract
