# shellcheck shell=bash
# shellcheck disable=SC2154 # system.sh's variables
# Every part is rolled over while two kinds of clients go on: those of traffic.sh, who open a connection for each request and
# know what they may read, and a steady load over connections that stay open.
roll() { k rollout restart "$(workload "$1")" >/dev/null && k rollout status "$(workload "$1")" --timeout=180s >/dev/null && eventually 90 settled "$1"; } # PART: anew, and the old ones gone

load_prepare
for part in web web-cache dedup api edge api-cache; do
  under_load "rollout of $part" roll "$part"
  check "rollout of $part: no request failed" no_failure
done
under_load "rollout of db" roll db
check "rollout of db: a client that cannot be served is told so in time" told_in_time
