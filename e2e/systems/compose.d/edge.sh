# shellcheck shell=bash
# shellcheck disable=SC2154,SC2016 # system.sh's variables
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
limited_to() { # COUNT CURL-ARGUMENTS… URL: of 150 requests about so many are answered, the others with 429
  local answers ok refused
  answers=$(curl -sS --no-progress-meter -o /dev/null -w '%{http_code}\n' "${@:2:$#-2}" "${!#}#[1-150]")
  ok=$(grep -c ^200 <<<"$answers" || true) refused=$(grep -c ^429 <<<"$answers" || true)
  if [ $((ok + refused)) != 150 ] || [ "$ok" -gt "$1" ] || [ "$ok" -lt $(($1 - 10)) ]; then
    echo "200: $ok, 429: $refused" && return 1
  fi
}
raw() { # TEXT: what edge answers to these bytes
  local answer
  exec 3<>/dev/tcp/127.0.0.1/28087
  printf '%b' "$1" >&3
  answer=$(timeout 5 cat <&3)
  exec 3<&-
  printf '%s' "${answer//$'\r'/}"
}
raw_status() { equal "$1" "$(raw "$2" | sed -n '1s/^[^ ]* \([0-9]*\).*/\1/p')"; } # STATUS TEXT
raw_has() { raw "$2" | grep -F -- "$1"; } # TEXT-OF-THE-ANSWER TEXT
# refused STATUS CURL-ARGUMENTS…: with a problem document that says what to do
refused() {
  status "$@" && header Content-Type '^application/problem\+json$' "${@:2}" && header Date GMT "${@:2}" && header traceparent '^00-' "${@:2}" \
    && equal "$1" "$(curl -sS --max-time 10 "${@:2}" | jq -r 'select(.detail != "") | .status')"
}
fields() { local i && for ((i = 0; i < $1; i++)); do printf 'X-Field-%d: %s\n' "$i" "$2"; done; } # COUNT VALUE
at_once() { # COUNT URL: so many at once; the statuses by number
  curl -sS --no-progress-meter --parallel --parallel-immediate --parallel-max "$1" -o /dev/null -w '%{http_code}\n' "$2#[1-$1]" | sort | uniq -c | sed 's/^ *//' | paste -sd ' '
}
crowded() { # 30 clients at once: 20 are answered, and each of the others is told or closed
  local crowd
  crowd=$(at_once 30 "$plain/v1/keys/slow" 2>/dev/null)
  [[ $crowd =~ ^([0-9]+" 000 ")?"20 200"(" "[0-9]+" 429")?$ ]] || { echo "$crowd"; return 1; }
}
overcrowded() { # by connections that idle, a quarter more of them than are answered: the next one is closed
  local idle=() fd address=${plain#http://} found
  for _ in $(seq 25); do
    exec {fd}<>"/dev/tcp/${address/://}"
    idle+=("$fd")
  done
  found=$(curl -sS -o /dev/null -w '%{http_code}' --max-time 5 "$plain/v1/keys/a" 2>/dev/null || true)
  for fd in "${idle[@]}"; do exec {fd}>&-; done
  equal 000 "$found"
}
refuses_start() { # TEXT: edge says it in a line and ends
  eventually 5 eval '[ "$(docker inspect -f "{{.State.Running}} {{.State.ExitCode}}" "$project-front")" = "false 1" ]' \
    && equal "$1" "$(docker logs "$project-front" 2>&1)"
}

docker network create --label "$project" "$project-front" >/dev/null
front -e CUBBY_HOSTS=cubby.example,Other.Example
check "a problem while the API starts" eventually 10 answers '/docs/problems#unavailable "status":503' "$plain/v1/keys/a"
check "edge's own answer has the client's trace" header traceparent '^00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01$' \
  -H 'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' "$plain/v1/keys/a"
check "or one that begins there" header traceparent '^00-[0-9a-f]{32}-[0-9a-f]{16}-00$' "$plain/v1/keys/a"
check "which a malformed one does not replace" header traceparent '^00-[0-9a-f]{32}-[0-9a-f]{16}-00$' -H 'traceparent: x' "$plain/v1/keys/a"
check "a page that looks again while the site starts" answers 'Cubby is starting' -H 'Accept: text/html' "$plain/"
check "a program gets a problem there too" refused 503 "$plain/"
check "and is told when to come again" header Retry-After '^1$' "$plain/"
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
check "a URL of 9,000 bytes" refused 414 "$plain/v1/keys/$(printf 'x%.0s' {1..9000})"
check "header fields of 20,000 bytes" refused 431 -H "X-Large: $(printf 'x%.0s' {1..20000})" "$plain/v1/keys/a"
for count in 150 400 900; do
  fields $count v >"$scratch/fields"
  check "$count short header fields" status 200 -H "@$scratch/fields" "$plain/v1/keys/a"
  check "$count short header fields by HTTP/2" status 200 --http2-prior-knowledge -H "@$scratch/fields" "$plain/v1/keys/a"
done
fields 3000 v >"$scratch/fields"
check "3,000 header fields of 47 KB" refused 431 -H "@$scratch/fields" "$plain/v1/keys/a"
check "a body of 40 MB" refused 413 -X PUT -H 'Content-Length: 40000000' --data x "$plain/v1/keys/a"
check "a body of 999,999,999,999,999,999 bytes" refused 413 -X PUT -H 'Content-Length: 999999999999999999' --data x "$plain/v1/keys/a"
check "a body of more bytes than a long counts" raw_status 400 'PUT /v1/keys/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\nx'
check "a length with zeros before it" raw_status 200 'PUT /v1/keys/a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0000000000000000000001\r\n\r\nx'

end='Connection: close\r\n\r\n'
check "Host: none" raw_status 400 "GET /v1/keys/a HTTP/1.1\r\n$end"
check "Host: none is a problem" raw_has 'application/problem+json' "GET /v1/keys/a HTTP/1.1\r\n$end"
check "Host: none in HTTP/1.0" raw_status 200 "GET /v1/keys/a HTTP/1.0\r\n\r\n"
check "Host: two" raw_status 400 "GET /v1/keys/a HTTP/1.1\r\nHost: localhost\r\nHost: 127.0.0.1\r\n$end"
for host in '' ':80' 'a b' 'a/b' 'localhost:x' 'user@localhost' '[::1'; do
  check "Host: $host" raw_status 400 "GET /v1/keys/a HTTP/1.1\r\nHost: $host\r\n$end"
done
for host in localhost LocalHost:1 127.0.0.1 '[::1]:8080' cubby.example COUNT.example:9 other.example; do
  host=${host/COUNT/cubby}
  check "Host: $host is answered" status 200 -H "Host: $host" "$plain/v1/keys/a"
done
for host in rebind.example localhost.example cubby.example.evil.example 127.0.0.1.evil.example xcubby.example; do
  check "Host: $host is misdirected" refused 421 -H "Host: $host" "$plain/v1/keys/a"
done
check "a write for another name" refused 421 -X PUT -d x -H 'Host: rebind.example' "$plain/v1/keys/a"
check "another name by HTTP/2" refused 421 --http2-prior-knowledge -H 'Host: rebind.example' "$plain/v1/keys/a"
check "the site for another name" refused 421 -H 'Host: rebind.example' "$plain/"
check "the refusal names the setting" answers CUBBY_HOSTS -H 'Host: rebind.example' "$plain/v1/keys/a"
check "an absolute target" raw_has 'uri=/v1/keys/a?x=1 ' "PUT http://localhost/v1/keys/a?x=1 HTTP/1.1\r\nHost: localhost\r\n$end"
check "an absolute target of another name" raw_status 421 "GET http://rebind.example/v1/keys/a HTTP/1.1\r\nHost: rebind.example\r\n$end"
check "CONNECT" raw_status 501 "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost:80\r\n$end"
check "TRACE" refused 501 -X TRACE "$plain/v1/keys/a"

check "a field that Connection names goes no further" raw_has 'te= hop= kept=1 ' \
  "GET /v1/keys/a HTTP/1.1\r\nHost: localhost\r\nTE: trailers\r\nX-Hop: 1\r\nX-Kept: 1\r\nConnection: TE, x-hop, Content-Length, Host\r\nConnection: close\r\n\r\n"
check "for a write too" raw_has 'hop= ' "PUT /v1/keys/a HTTP/1.1\r\nHost: localhost\r\nX-Hop: 1\r\nContent-Length: 1\r\nConnection: close, X-Hop\r\n\r\nx"
check "Expect of HTTP/1.0 is ignored" raw_status 200 "PUT /v1/keys/a HTTP/1.0\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx"
check "Expect of HTTP/1.0 goes no further" raw_has 'expect=' "PUT /v1/keys/a HTTP/1.0\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx"
check "Expect of HTTP/1.1 gets 100" raw_status 100 "PUT /v1/keys/a HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx"
check "HEAD by HTTP/2" status 200 -I --http2-prior-knowledge "$plain/v1/keys/a"
check "a client that sends too slowly" too_slow
front -e CUBBY_RATE_LIMIT=60
check "an edge that takes 60 requests within 10 s" eventually 10 status 200 "$plain/v1/keys/a"
check "takes 60, those before included" limited_to 60 "$plain/v1/keys/a"
check "the others are refused" refused 429 "$plain/v1/keys/a"
check "they are told when to come again" header Retry-After '^5$' "$plain/v1/keys/a"
front -e CUBBY_CLIENT_REQUESTS=10
check "an edge that takes 10 requests of a client under way" eventually 10 status 200 "$plain/v1/keys/a"
check "takes 10 of 30" equal '10 200 20 429' "$(at_once 30 "$plain/v1/keys/slow")"
check "and goes on when they are answered" status 200 "$plain/v1/keys/a"
front -e CUBBY_CLIENT_CONNECTIONS=20
check "an edge that takes 20 connections of a client" eventually 10 status 200 "$plain/v1/keys/a"
check "answers on 20, and tells or closes the others" crowded
check "closes a connection beyond a quarter more" overcrowded
check "and goes on when they are closed" eventually 2 status 200 "$plain/v1/keys/a"

front -e CUBBY_TRUSTED_PROXIES=192.0.2.0/24 -e CUBBY_RATE_LIMIT=60
check "a proxy that is not named" eventually 10 status 200 "$plain/v1/keys/a"
check "is not believed" eval '! contains 6.6.6.6 -H "X-Forwarded-For: 6.6.6.6" "$plain/v1/keys/a"'
gateway=$(docker network inspect -f '{{range .IPAM.Config}}{{.Gateway}} {{end}}' "$project-front" | cut -d' ' -f1)
front -e "CUBBY_TRUSTED_PROXIES=192.0.2.1, $gateway/32" -e CUBBY_RATE_LIMIT=60 -e CUBBY_CLIENT_CONNECTIONS=20
check "a proxy that is named" eventually 10 status 200 "$plain/v1/keys/a"
check "says its client" answers 'for=6.6.6.6' -H 'X-Forwarded-For: 7.7.7.7, 6.6.6.6' "$plain/v1/keys/a"
check "in the last line" answers 'for=6.6.6.6' -H 'X-Forwarded-For: 7.7.7.7' -H 'X-Forwarded-For: 6.6.6.6' "$plain/v1/keys/a"
check "of IPv6 too" answers 'for=2001:db8::6' -H 'X-Forwarded-For: 2001:db8::6' "$plain/v1/keys/a"
check "a client that is too fast" limited_to 60 -H 'X-Forwarded-For: 9.9.9.9' "$plain/v1/keys/a"
check "does not stop the others" status 200 -H 'X-Forwarded-For: 8.8.8.8' "$plain/v1/keys/a"
check "the proxy's connections have no limit" equal '30 200' "$(at_once 30 "$plain/v1/keys/slow")"
front -e CUBBY_ACCEPT_PROXY=true
check "a load balancer that speaks PROXY" eventually 10 status 200 --haproxy-protocol "$plain/v1/keys/a"
check "says its client too" raw_has for=6.6.6.6 "PROXY TCP4 6.6.6.6 192.0.2.1 1234 80\r\nGET /v1/keys/a HTTP/1.1\r\nHost: localhost\r\n$end"
front -e CUBBY_ANSWER_TIMEOUT=1s
check "a dedup that answers late" eventually 10 status 200 "$plain/v1/keys/silent"
check "is waited for no longer than is set" status 504 "$plain/v1/keys/silent"
check "for reads alone" equal 200200 "$(curl -sS -o /dev/null -w '%{http_code}' -X PUT "$plain/v1/keys/silent?[1-2]")"
for setting in CUBBY_ACCEPT_PROXY=yes CUBBY_TRUSTED_PROXIES=proxy CUBBY_HOSTS=http://a CUBBY_RATE_LIMIT=many CUBBY_ANSWER_TIMEOUT=5; do
  front -e "$setting"
  check "$setting ends the start in a line" eventually 5 eval 'docker logs "$project-front" 2>&1 | grep -q "^$setting: it must be"'
done
front -e 'CUBBY_HOSTS=*'
check "CUBBY_HOSTS=*: any name" eventually 10 status 200 -H 'Host: rebind.example' "$plain/v1/keys/a"
front --security-opt "seccomp=$PWD/e2e/systems/compose.d/no-ipv6.json"
check "without IPv6 in the kernel it starts" eventually 10 status 200 "$plain/v1/keys/a"

mkdir "$scratch/certs"
certificate localhost "$scratch/certs"
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
docker rm -f "$project-front" "$project-echo" >/dev/null # its ports are the next topics'
