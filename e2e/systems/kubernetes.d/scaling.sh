# shellcheck shell=bash
# shellcheck disable=SC2154,SC2016 # system.sh's variables
# Load until the autoscaler has brought api from two pods to four or more; the new ones serve, by their own counters; then
# little load until it is back at two, without a failed request. The scale-in is quicker here than as shipped (patches.yaml).
sampled=$scratch/sampled
wanted() { k get hpa api -o jsonpath='{.status.desiredReplicas}'; }
sample() { # one line: when, pods that are Ready, cpu of the target's percent
  k get deployment,hpa -o json | jq -r --arg now "$EPOCHREALTIME" '[.items[] | select(.metadata.name == "api")]
    | (.[] | select(.kind == "Deployment").status) as $d | (.[] | select(.kind == "HorizontalPodAutoscaler").status) as $h
    | "\($now) \($d.readyReplicas // 0) \($h.desiredReplicas) \([$h.currentMetrics[]?.containerResource.current.averageUtilization] | first // "-")"' >>"$sampled"
}
at_least() { sample && [ "$(tail -n 1 "$sampled" | cut -d' ' -f2)" -ge "$1" ]; }
at_most() { sample && [ "$(k get deployment api -o jsonpath='{.status.replicas}')" -le "$1" ] && [ "$(pods api | wc -l)" -le "$1" ]; }
counts() { local name; for name in $(pods api); do echo "$name $(handled_by "$name")"; done; }
handled_by() { ask_pod "$1" api 9000 /metrics | awk 'index($1, "cubby_http_requests_total") == 1 { sum += $2 } END { printf "%d\n", sum }'; }
# Each pod that came in had its share within ten seconds of being Ready.
served() { [ "$(handled_by "$1")" -gt 0 ]; }
# Listings are made anew by an api each time, so that a modest number of requests keeps it busy; no two are the same read.
listings() {
  local i
  for i in $(seq 400); do
    printf 'GET %s?prefix=e2e/load/&limit=%d\n\nGET %s/e2e/load/%d\n\n' "$keys" $((100 + i % 200)) "$keys" $((i % 300 + 1))
    [ $((i % 20)) != 0 ] || printf 'PUT %s\n@%s\n\n' "$keys/e2e/load/$((i % 300 + 1))" "$scratch/load.value"
  done
}
table() { # each five seconds: pods, requests and errors a second
  awk -v began="$1" '
    FNR == NR { slot = int(($1 - began) / 5); pods[slot] = $2; wanted[slot] = $3; cpu[slot] = $4; if (slot > last) last = slot; next }
    { slot = int(($1 - began) / 5); if (slot > last) last = slot; $2 ~ /^(2..|304)$/ ? ok[slot]++ : bad[slot]++; if ($3 > slow[slot]) slow[slot] = $3 }
    END {
      print "  time  pods  wanted  cpu of request  requests/s  errors/s  slowest"
      for (s = 0; s <= last; s++) {
        if (s in pods) { p = pods[s]; w = wanted[s]; c = cpu[s] }
        printf "%4d s  %4s  %6s  %12s %%  %10.1f  %8.1f  %5.2f s\n", s * 5, p, w, c, (ok[s] + bad[s]) / 5, bad[s] / 5, slow[s]
      }
    }' "$sampled" "$2"
}

k patch hpa api --type=merge --patch '{"spec":{"maxReplicas":8}}' >/dev/null
load_prepare
listings >"$scratch/listings"
rm -f "$sampled"
check "api has two pods" eventually 120 at_most 2
rm -f "$sampled"
pods api >"$scratch/first"
counts >"$scratch/counts.before"
began_load=$EPOCHREALTIME
load_start "${CUBBY_E2E_RATE:-120}" "$scratch/listings"
check "the autoscaler brings api to four pods" eventually 150 at_least 4
pods api 'select(any(.status.conditions[]?; .type == "Ready" and .status == "True")) | .metadata.name' >"$scratch/later"
for name in $(comm -13 "$scratch/first" "$scratch/later"); do
  check "$name, which came in, serves within 10 s" eventually 10 served "$name"
done
sleep 15
counts >"$scratch/counts.after"
load_stop
cp "$scratch/load" "$scratch/load.out"
traffic_start
load_start 10
check "with little to do it is back at two pods" eventually 240 at_most 2
sleep 5
load_stop
traffic_stop
cat "$scratch/load.out" "$scratch/load" >"$scratch/load.all"
table "$began_load" "$scratch/load.all"
echo "requests that each pod has answered, before and after the load:"
join -a 2 -e 0 -o 0,1.2,2.2 "$scratch/counts.before" "$scratch/counts.after" | sed 's/^/  /'
printf 'out: ok=%d failed=%d\n' "$(awk '$2 ~ /^(2..|304)$/' "$scratch/load.out" | wc -l)" "$(awk '$2 !~ /^(2..|304)$/' "$scratch/load.out" | wc -l)"
printf 'in:  ok=%d failed=%d; clients: %s\n' "$(load_ok)" "$(load_failed)" "$(cat "$scratch/tally")"
load_failures
check "no request failed while it grew" eval '! awk "\$2 !~ /^(2..|304)$/" "$scratch/load.out" | grep .'
check "no request failed while it shrank" no_failure
check "nothing stale" never_stale
