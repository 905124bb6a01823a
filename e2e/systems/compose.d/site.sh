# shellcheck shell=bash
# shellcheck disable=SC2154,SC2016 # system.sh's variables
# The site's files, through Varnish: preconditions (RFC 9110, section 13), ranges (section 14) and refusals.
page=$site/style.css
field() { curl -sS -o /dev/null -D - --max-time 10 "${@:2}" | tr -d '\r' | sed -n "s/^$1: //ip"; } # NAME CURL-ARGUMENTS…
size() { curl -sS --max-time 10 "$@" | wc -c; }
# ranged STATUS CONTENT-RANGE CURL-ARGUMENTS…
ranged() { status "$1" "${@:3}" && equal "$2" "$(field Content-Range "${@:3}")"; }
unlike() { [ "$1" != "$2" ] || { echo "both are $1"; return 1; }; } # A B

# The first answer fills the cache; the next are of what it holds.
curl -sS -o /dev/null "$page"
etag=$(field ETag "$page") modified=$(field Last-Modified "$page") bytes=$(size "$page")
gzip_etag=$(field ETag -H 'Accept-Encoding: gzip' "$page")
past='Thu, 01 Jan 2015 00:00:00 GMT' future='Wed, 01 Jan 2098 00:00:00 GMT' huge=99999999999999999999

check "each form of a file has an ETag of its own" unlike "$etag" "$gzip_etag"
check "and both are strong" eval '[[ $etag == \"* && $gzip_etag == \"* ]]'
check "gzip;q=0 is a refusal" no_header Content-Encoding -H 'Accept-Encoding: gzip;q=0' "$page"
check "If-None-Match: the ETag" status 304 -H "If-None-Match: $etag" "$page"
check "If-None-Match: another" status 200 -H 'If-None-Match: "x"' "$page"
check "If-None-Match: *" status 304 -H 'If-None-Match: *' "$page"
check "If-None-Match: a list" status 304 -H "If-None-Match: \"x\", W/$etag" "$page"
check "If-None-Match: several lines" status 304 -H 'If-None-Match: "x"' -H "If-None-Match: $etag" "$page"
check "If-None-Match: the other form's" status 200 -H "If-None-Match: $gzip_etag" "$page"
check "If-None-Match: that form's" status 304 --compressed -H "If-None-Match: $gzip_etag" "$page"
check "If-None-Match of HEAD" status 304 -I -H "If-None-Match: $etag" "$page"
check "If-None-Match goes before If-Modified-Since" status 200 -H 'If-None-Match: "x"' -H "If-Modified-Since: $modified" "$page"
check "If-Match: the ETag" status 200 -H "If-Match: $etag" "$page"
check "If-Match: *" status 200 -H 'If-Match: *' "$page"
check "If-Match: another" status 412 -H 'If-Match: "x"' "$page"
check "If-Match: weak, which matches nothing" status 412 -H "If-Match: W/$etag" "$page"
check "If-Match: a list" status 200 -H "If-Match: \"x\", $etag" "$page"
check "If-Match: several lines" status 200 -H 'If-Match: "x"' -H "If-Match: $etag" "$page"
check "If-Match of HEAD" status 412 -I -H 'If-Match: "x"' "$page"
check "If-Match before If-None-Match" status 412 -H 'If-Match: "x"' -H "If-None-Match: $etag" "$page"
check "If-Match of a page that is not there" status 404 -H 'If-Match: *' "$site/nothing"
check "If-Modified-Since: its date" status 304 -H "If-Modified-Since: $modified" "$page"
check "If-Modified-Since: before" status 200 -H "If-Modified-Since: $past" "$page"
check "If-Modified-Since: no date" status 200 -H 'If-Modified-Since: yesterday' "$page"
check "If-Unmodified-Since: before" status 412 -H "If-Unmodified-Since: $past" "$page"
check "If-Unmodified-Since: later" status 200 -H "If-Unmodified-Since: $future" "$page"
check "If-Unmodified-Since: no date" status 200 -H 'If-Unmodified-Since: yesterday' "$page"
check "If-Unmodified-Since gives way to If-Match" status 200 -H "If-Match: $etag" -H "If-Unmodified-Since: $past" "$page"

check "a range" ranged 206 "bytes 2-4/$bytes" -H 'Range: bytes=2-4' "$page"
check "a range to the end" ranged 206 "bytes 2-$((bytes - 1))/$bytes" -H 'Range: bytes=2-' "$page"
check "a suffix" ranged 206 "bytes $((bytes - 5))-$((bytes - 1))/$bytes" -H 'Range: bytes=-5' "$page"
check "a suffix that is longer than the file" ranged 206 "bytes 0-$((bytes - 1))/$bytes" -H "Range: bytes=-$huge" "$page"
check "an end beyond a long" ranged 206 "bytes 1-$((bytes - 1))/$bytes" -H "Range: bytes=1-$huge" "$page"
check "a begin beyond a long" ranged 416 "bytes */$bytes" -H "Range: bytes=$huge-" "$page"
check "a begin at the end" ranged 416 "bytes */$bytes" -H "Range: bytes=$bytes-" "$page"
check "a suffix of nothing" ranged 416 "bytes */$bytes" -H 'Range: bytes=-0' "$page"
check "leading zeros" ranged 206 "bytes 2-4/$bytes" -H 'Range: bytes=00000000000000000000002-0000000000000000000004' "$page"
for range in 'bytes=4-2' 'bytes=0-1,3-4' 'lines=1-2' 'bytes=x'; do check "Range: $range gets the whole" status 200 -H "Range: $range" "$page"; done
check "a range of HEAD" status 200 -I -H 'Range: bytes=2-4' "$page"
check "a range of the compressed form" ranged 206 "bytes 2-4/$(size -H 'Accept-Encoding: gzip' "$page")" -H 'Accept-Encoding: gzip' -H 'Range: bytes=2-4' "$page"
check "If-Range: the ETag" status 206 -H 'Range: bytes=2-4' -H "If-Range: $etag" "$page"
check "If-Range: another" status 200 -H 'Range: bytes=2-4' -H 'If-Range: "x"' "$page"
check "If-Range: weak, which matches nothing" status 200 -H 'Range: bytes=2-4' -H "If-Range: W/$etag" "$page"
check "If-Range: its date" status 206 -H 'Range: bytes=2-4' -H "If-Range: $modified" "$page"
check "If-Range: another date" status 200 -H 'Range: bytes=2-4' -H "If-Range: $past" "$page"
check "If-Range: another, and no such byte" status 200 -H "Range: bytes=$bytes-" -H 'If-Range: "x"' "$page"
check "If-None-Match goes before Range" status 304 -H 'Range: bytes=2-4' -H "If-None-Match: $etag" "$page"

# refusal STATUS CURL-ARGUMENTS…: a problem document of that status for a program
refusal() {
  status "$@" && header Content-Type '^application/problem\+json$' "${@:2}" && header Date GMT "${@:2}" && header traceparent '^00-' "${@:2}" \
    && equal "$1" "$(curl -sS --max-time 10 "${@:2}" | jq .status)"
}
head_of_get() { # CURL-ARGUMENTS…: the same status and length, and no body
  local length status
  length=$(field Content-Length "$@") status=$(curl -sS -o /dev/null -w '%{http_code}' "$@")
  [[ $length =~ ^[0-9]+$ ]] && equal "$length" "$(field Content-Length -I "$@")" && status "$status" -I "$@" && equal 0 "$(size -I -o /dev/null "$@")"
}
check "404 for a program" refusal 404 "$site/nothing"
check "404 for a browser is a page" header Content-Type '^text/html' -H 'Accept: text/html,*/*' "$site/nothing"
check "405" refusal 405 -X POST -d x "$site/style.css"
check "405 says what is allowed" header Allow '^GET, HEAD$' -X PUT -d x "$site/style.css"
check "412" refusal 412 -H 'If-Match: "x"' "$page"
check "416" refusal 416 -H "Range: bytes=$bytes-" "$page"
for path in / /style.css /nothing /healthz /config.json; do
  for version in --http1.1 --http2-prior-knowledge; do
    check "HEAD of $path is GET without its body, by ${version#--}" head_of_get $version "$site$path"
  done
done
check "a file's Date is now" eval '[ $(($(date +%s) - $(date -d "$(field Date "$page")" +%s))) -le 2 ]'
check "no field of a connection in an HTTP/2 answer" no_header '\(Connection\|Keep-Alive\|Transfer-Encoding\|Upgrade\)' --http2-prior-knowledge "$page"
