# shellcheck shell=bash
# Tokens from compose.tokens.yaml, through edge, dedup and api; the token NAME is NAME-token.
: "${keys:?}" "${site:?}" "${scratch:?}" "${project:?}" # the system's, which is sourced before
export CUBBY_TOKENS=$scratch/tokens-folder
mkdir -p "$CUBBY_TOKENS"
chmod 755 "$scratch" "$CUBBY_TOKENS"
line() { echo "$1 $(printf '%s-token' "$1" | sha256sum | cut -d ' ' -f 1) ${*:2}"; } # NAME ACCESS PREFIXES [EXPIRES]
as() { # NAME COMMAND…: curl sends that token
  mkdir -p "$scratch/as-$1"
  printf 'header = "Authorization: Bearer %s-token"\n' "$1" >"$scratch/as-$1/.curlrc"
  CURL_HOME=$scratch/as-$1 "${@:2}"
}
refused() { # STATUS CURL-ARGUMENTS…: with the challenge, and a problem document that says what to do
  status "$@" && header WWW-Authenticate '^Bearer realm="cubby"' "${@:2}" && header Content-Type '^application/problem\+json$' "${@:2}" \
    && equal "$1" "$(curl -sS --max-time 10 "${@:2}" | jq -r 'select(.detail != "") | .status')"
}
ends() { # PART TEXT ENVIRONMENT…: with status 2, and one line that has the text
  local part=$1 text=$2 status=0 output
  shift 2
  output=$(compose run --rm --no-deps -T "${@/#/-e}" "$part" 2>&1) || status=$?
  echo "$output"
  equal 2 "$status" && equal 1 "$(grep -cF -- "$text" <<<"$output")"
}
# A thousand tokens, each the hash of a file's content, and a request by each of them.
crowd() {
  local i
  mkdir "$scratch/crowd"
  for i in {1..1000}; do printf 'crowd%d-token' "$i" >"$scratch/crowd/crowd$i"; done
  (cd "$scratch/crowd" && sha256sum crowd*) | sed 's/^\([0-9a-f]*\) *\(.*\)/\2 \1 read e2e\//'
}
crowd_reads() { # URL: 4 x 250 at once, each with a token of its own; the statuses by number
  local part
  for part in 0 1 2 3; do
    for i in $(seq $((part * 250 + 1)) $((part * 250 + 250))); do
      printf 'url = "%s"\nheader = "Authorization: Bearer crowd%d-token"\noutput = /dev/null\nwrite-out = "%%{http_code}\\n"\nnext\n' "$1" "$i"
    done | sed '$d' >"$scratch/crowd.$part"
    curl -sS --no-progress-meter --parallel --parallel-immediate --parallel-max 250 -K "$scratch/crowd.$part" &
  done | sort | uniq -c | sed 's/^ *//'
}
entries_read() { sql "SELECT COALESCE(SUM(ROWS_READ), 0) FROM information_schema.TABLE_STATISTICS WHERE TABLE_SCHEMA = 'cubby' AND TABLE_NAME = 'head'"; }
named_in_log() { compose logs --no-log-prefix "$1" | grep -F '"token":"'"$2"'"' | grep -qF "$3"; } # PART NAME PATH
never_in_log() { ! compose logs | grep -i -- '-token\b\|bearer'; }

check "published for other machines, api does not start without tokens" ends api CUBBY_PUBLISHED_HOST=0.0.0.0 CUBBY_PUBLISHED_HOST=0.0.0.0
check "nor does dedup" ends dedup CUBBY_PUBLISHED_HOST=0.0.0.0 CUBBY_PUBLISHED_HOST=0.0.0.0
check "compose tells them where edge is published" eval 'CUBBY_EDGE_HOST=0.0.0.0 compose config | grep -c "CUBBY_PUBLISHED_HOST: 0.0.0.0" | grep -qx "[23]"'

{
  line admin write '*'
  line reader read e2e/,other%20/
  line writer write e2e/
  line expired write '*' 2026-01-31
  crowd
} >"$CUBBY_TOKENS/tokens"
plain=$COMPOSE_FILE
export COMPOSE_FILE=$COMPOSE_FILE:compose.tokens.yaml:e2e/systems/compose.d/tokens.yaml
up
check "it asks for a token" eventually 60 refused 401 "$keys"
check "reads need one" refused 401 "$keys/e2e/a"
check "writes need one" refused 401 -X PUT --data x "$keys/e2e/a"
check "an unknown one does not count" as unknown refused 401 "$keys/e2e/a"
check "an expired one neither" as expired refused 401 "$keys/e2e/a"
check "two of them are none" status 400 -H 'Authorization: Bearer a' -H 'Authorization: Bearer b' "$keys/e2e/a"
check "a writer writes" as writer status 201 -X PUT --data kept "$keys/e2e/tokens/a"
check "a reader reads" as reader body kept "$keys/e2e/tokens/a"
check "the scheme in any spelling" body kept -H 'authorization: bEARER reader-token' "$keys/e2e/tokens/a"
check "and lists" as reader contains '"key":"e2e/tokens/a"' "$keys?prefix=e2e/tokens/"
check "but not all keys" as reader refused 403 "$keys"
check "nor reads others" as writer refused 403 "$keys/other%20/a"
check "nor writes" as reader refused 403 -X PUT --data x "$keys/e2e/tokens/a"
check "nor deletes" as reader refused 403 -X DELETE "$keys/e2e/tokens/a"
check "a creation is judged by the key in its body" as writer refused 403 --json '{"key":"other","value":"x"}' "$keys"
head -c 900000 /dev/zero >"$scratch/large"
check "a large body is refused in the same words" as reader refused 403 -X PUT --data-binary @"$scratch/large" "$keys/e2e/tokens/a"
for path in / /docs /openapi.json; do check "$path needs none" status 200 "$site$path"; done
check "a preflight needs none" status 204 -X OPTIONS "$keys/e2e/tokens/a"
check "any name may be used" as reader body kept -H 'Host: foreign.example' "$keys/e2e/tokens/a"

sql 'SET GLOBAL userstat = 1; FLUSH TABLE_STATISTICS'
answers=$(crowd_reads "$keys/e2e/tokens/a")
rows=$(entries_read)
echo "1,000 tokens: $answers, rows read: $rows"
check "each of 1,000 tokens is answered" equal "1000 200" "$answers"
check "by at most two reads of the database" eval '[ "$rows" -le 2 ]'

for part in dedup api; do check "$part's log names the token" named_in_log $part writer /v1/keys/e2e/tokens/a; done
check "and no log has one" never_in_log

line added read e2e/ >>"$CUBBY_TOKENS/tokens"
check "a token that is added counts within 5 s" as added eventually 5 status 200 "$keys/e2e/tokens/a"
sed -i '/^added /d' "$CUBBY_TOKENS/tokens"
check "one that is withdrawn counts no more" as added eventually 5 refused 401 "$keys/e2e/tokens/a"
before=$(wc -l <"$CUBBY_TOKENS/tokens")
echo wrong >>"$CUBBY_TOKENS/tokens"
for part in dedup api; do
  check "$part's log names a wrong line" eventually 10 eval "compose logs --no-log-prefix $part | grep -q 'is wrong in line $((before + 1))'"
done
check "and those from before still count" as reader body kept "$keys/e2e/tokens/a"
check "a wrong file stops the start, and its line is named" ends api "is wrong in line $((before + 1))"

export COMPOSE_FILE=$plain
up
check "without tokens it is open again" eventually 60 works
