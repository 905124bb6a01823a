# Lines "when kind outcome took": how many, the failures by kind and status, the slowest, the longest time without a success.
function success(outcome) { return outcome ~ /^2/ }
{
  count[$2]++
  if ($4 > slowest) slowest = $4
  if ($3 == "stale") stale++
  if (success($3)) {
    if ($2 in last && $1 - last[$2] > gap[$2]) gap[$2] = $1 - last[$2]
    last[$2] = $1
  } else {
    failed++
    failures[$2 " " $3]++
  }
}
END {
  printf "reads=%d writes=%d failed=%d stale=%d slowest=%.1f s, longest without a read %.1f s, a write %.1f s", \
    count["read"], count["write"], failed, stale, slowest, gap["read"], gap["write"]
  for (f in failures) printf "; %s: %d", f, failures[f]
  print ""
}
