# shellcheck shell=bash
# shellcheck disable=SC2154 # system.sh's variables
# edge alone, before an nginx that answers what it was asked: what it passes on, its limits, TLS.
plain=http://127.0.0.1:28087 tls=https://localhost:28443
front() { # DOCKER-OPTIONS…: an edge of its own
  docker rm -f "$project-front" >/dev/null 2>&1 || true
  docker run -d --label "$project" --name "$project-front" --network "$project-front" --read-only --cap-drop ALL \
    -p 127.0.0.1:28087:8080 -p 127.0.0.1:28443:8443 -e CUBBY_TLS_PORT=28443 "$@" "cubby-edge:$CUBBY_TAG" >/dev/null
}
passes() { # PATH: it arrives as it was sent
  contains "uri=$1 " --path-as-is "$plain$1"
}
answers() { # EXPECTED-WORDS CURL-ARGUMENTS…
  local words=$1 word found
  shift
  found=$(curl -sS --max-time 10 "$@") || return 1
  for word in $words; do grep -qF -- "$word" <<<"$found" || { echo "no $word in $found"; return 1; }; done
}
spoken() { equal "$1" "$(curl -sS -o /dev/null -w '%{http_version}' --max-time 10 "${@:2}")"; }
too_slow() { # a client that sends its head a byte a second
  local answer begun=$SECONDS
  exec 3<>/dev/tcp/127.0.0.1/28087
  (for _ in {1..30}; do printf 'G' >&3 || exit; sleep 1; done) 2>/dev/null &
  answer=$(timeout 25 cat <&3 | head -n 1)
  kill $! 2>/dev/null || true
  if [[ $answer != *408* ]] || [ $((SECONDS - begun)) -gt 15 ]; then echo "$answer after $((SECONDS - begun)) s" && return 1; fi
}
limited_to() { # COUNT URL: of 150 requests about so many are answered, the others with 429
  local answers ok refused
  answers=$(curl -sS --no-progress-meter -o /dev/null -w '%{http_code}\n' "$2#[1-150]")
  ok=$(grep -c ^200 <<<"$answers" || true) refused=$(grep -c ^429 <<<"$answers" || true)
  if [ $((ok + refused)) != 150 ] || [ "$ok" -gt "$1" ] || [ "$ok" -lt $(($1 - 10)) ]; then
    echo "200: $ok, 429: $refused" && return 1
  fi
}
refuses_start() { # TEXT: edge says it in a line and ends
  eventually 5 eval '[ "$(docker inspect -f "{{.State.Running}} {{.State.ExitCode}}" "$project-front")" = "false 1" ]' \
    && equal "$1" "$(docker logs "$project-front" 2>&1)"
}

docker network create --label "$project" "$project-front" >/dev/null
front
check "a problem while the API starts" eventually 10 answers '/docs/problems#unavailable "status":503' "$plain/v1/keys/a"
check "edge's own answer has the client's trace" header traceparent '^00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01$' \
  -H 'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' "$plain/v1/keys/a"
check "or one that begins there" header traceparent '^00-[0-9a-f]{32}-[0-9a-f]{16}-00$' "$plain/v1/keys/a"
check "which a malformed one does not replace" header traceparent '^00-[0-9a-f]{32}-[0-9a-f]{16}-00$' -H 'traceparent: x' "$plain/v1/keys/a"
check "a page that looks again while the site starts" answers 'Cubby is starting' "$plain/"
docker run -d --label "$project" --name "$project-echo" --network "$project-front" --network-alias dedup --network-alias web-cache \
  -v "$PWD/e2e/systems/compose.d/echo.conf:/echo.conf:ro" --entrypoint nginx "cubby-web:$CUBBY_TAG" -c /echo.conf -g 'daemon off;' >/dev/null
check "it finds the API by itself" eventually 10 status 200 "$plain/v1/keys/a"

for path in /v1/keys/a%2Fb /v1/keys/a/b /v1/keys/a//b /v1/keys/%C3%A9 /v1/keys/a%252Fb '/v1/keys/a?ttl=1&x=%2F' /v1/keys/a/../b; do
  check "$path arrives as it was sent" passes "$path"
done
check "reads go on by HTTP/2" answers version=HTTP/2.0 "$plain/v1/keys/a"
check "an offer of h2c is not passed on" answers 'upgrade= version=HTTP/2.0' --http2 "$plain/v1/keys/a"
check "nor one of WebSocket" answers 'upgrade= version=HTTP/2.0' -H 'Connection: Upgrade' -H 'Upgrade: websocket' \
  -H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==' "$plain/v1/keys/a"
check "X-Forwarded-* is edge's own word" answers 'proto=http host=cubby.example:81 port=81 real= forwarded=' \
  -H 'Host: cubby.example:81' -H 'X-Forwarded-For: 6.6.6.6' -H 'X-Forwarded-Proto: https' -H 'X-Real-IP: 6.6.6.6' -H 'Forwarded: for=6.6.6.6' "$plain/v1/keys/a"
check "a forged address is dropped" eval '! contains 6.6.6.6 -H "X-Forwarded-For: 6.6.6.6" "$plain/v1/keys/a"'
check "a URL of 9,000 bytes" status 414 "$plain/v1/keys/$(printf 'x%.0s' {1..9000})"
check "header fields of 20,000 bytes" status 431 -H "X-Large: $(printf 'x%.0s' {1..20000})" "$plain/v1/keys/a"
check "a body of 40 MB" status 413 -X PUT -H 'Content-Length: 40000000' --data x "$plain/v1/keys/a"
check "a client that sends too slowly" too_slow
front -e CUBBY_RATE_LIMIT=60
check "an edge that takes 60 requests within 10 s" eventually 10 status 200 "$plain/v1/keys/a"
check "takes 60, those before included" limited_to 60 "$plain/v1/keys/a"
check "they are told when to come again" eval 'curl -sSI "$plain/v1/keys/a" | grep -qi "^retry-after: 5"'

mkdir "$scratch/certs"
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
  -keyout "$scratch/certs/tls.key" -out "$scratch/certs/tls.crt" 2>/dev/null
chmod 755 "$scratch" "$scratch/certs"
chmod 600 "$scratch/certs/tls.key"
front -v "$scratch/certs:/certs:ro" --user 10004:10004
[ "$(id -u)" = 10004 ] || check "a key that it may not read is named" refuses_start "/certs/tls.key: it must be there, and readable by the user 10004."
chmod 644 "$scratch/certs/tls.key"
front -v "$scratch/certs:/certs:ro"
ca=(--cacert "$scratch/certs/tls.crt")
check "TLS: it answers" eventually 10 status 200 "${ca[@]}" "$tls/v1/keys/a"
check "TLS: HTTP/2" spoken 2 "${ca[@]}" "$tls/v1/keys/a"
check "TLS: HTTP/1.1 for who asks for it" spoken 1.1 --http1.1 "${ca[@]}" "$tls/v1/keys/a"
check "TLS: 1.3" status 200 --tlsv1.3 "${ca[@]}" "$tls/v1/keys/a"
check "TLS: none below 1.2" eval '! status 200 --tls-max 1.1 --ciphers DEFAULT@SECLEVEL=0 "${ca[@]}" "$tls/v1/keys/a"'
check "TLS: the API is told" answers 'proto=https port=28443' "${ca[@]}" "$tls/v1/keys/a"
check "TLS: Strict-Transport-Security" eval 'curl -sSI "${ca[@]}" "$tls/v1/keys/a" | grep -qi "^strict-transport-security: max-age=31536000"'
check "TLS: plain HTTP is sent there, path and all" eval 'curl -sSI -H "Host: localhost:28087" "$plain/v1/keys/a%2Fb?x=1" | tr -d "\r" | grep -qix "location: $tls/v1/keys/a%2Fb?x=1"'
