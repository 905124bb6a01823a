# shellcheck shell=bash
# 1,000 clients, a connection each, ask for one key that nobody has read: how often does the database read it?
: "${keys:?}" # the system's, which is sourced before
requests() { # URL: 4 × 250 at once, the statuses by number
  for _ in 1 2 3 4; do
    # What follows # is not sent; it makes 250 requests of one.
    curl -sS --no-progress-meter --parallel --parallel-immediate --parallel-max 250 -o /dev/null -w '%{http_code}\n' "$1#[1-250]" &
  done | sort | uniq -c | sed 's/^ *//'
}
# What db itself counts by table (userstat): each read of a key reads its head once.
rows_read() { sql "SELECT COALESCE(SUM(ROWS_READ), 0) FROM information_schema.TABLE_STATISTICS WHERE TABLE_SCHEMA = 'cubby' AND TABLE_NAME = 'head'"; }
selects() { sql "SHOW GLOBAL STATUS LIKE 'Com_select'" | cut -f2; }

stampede() { # the key's URL; prints a row and leaves the rows read
  local before after answers flights
  curl -sSf -o /dev/null -X PUT --data "$(head -c 1000 /dev/zero | tr '\0' v)" "$1"
  sql 'SET GLOBAL userstat = 1; FLUSH TABLE_STATISTICS'
  before=$(selects) flights=$(flights)
  answers=$(requests "$1")
  after=$(selects)
  rows=$(rows_read)
  printf '%-24s %-12s %-14s %-12s %s\n' "${1##*/}" "$answers" "$rows" "$((after - before))" "$(($(flights) - flights))"
  [ "$answers" = "1000 200" ]
}
printf '%-24s %-12s %-14s %-12s %s\n' key answers "rows read" "all SELECTs" "flights"
for round in 1 2 3; do
  rows=
  if stampede "$keys/e2e/stampede-$round-$RANDOM"; then stampeded=yes; else stampeded=no; fi
  check "round $round: each of 1,000 clients is answered" equal yes $stampeded
  # One flight that runs and one that waits, at each dedup to which edge has spread a key that is that hot.
  check "round $round: db reads at most two rows for each dedup" eval '[ "$rows" -ge 1 ] && [ "$rows" -le $((2 * $(dedups))) ]'
done
