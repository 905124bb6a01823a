# shellcheck shell=bash
# Parts that are cut off from each other, by rules in their own network namespaces; and parts that are killed or paused.
pid_of() { of "$1" '{{.State.Pid}}' | head -n 1; }
networks_of() { of "$1" '{{range $name, $_ := .NetworkSettings.Networks}}{{println $name}}{{end}}' | sort -u; }
addresses_of() { # PART OTHER: those of each of the part's containers on the networks that both have, the first container's first
  comm -12 <(networks_of "$1") <(networks_of "$2") | grep . \
    | while read -r network; do of "$1" "{{(index .NetworkSettings.Networks \"$network\").IPAddress}}"; done
}
within() { nsenter --net="/proc/$(pid_of "$1")/ns/net" "${@:2}"; } # PART COMMAND…: in the network namespace of its first container
drop() { local address && while read -r address; do within "$1" iptables -A INPUT -s "$address" -j DROP </dev/null || return; done; } # PART <ADDRESSES
deaf() { addresses_of "$2" "$1" | head -n 1 | drop "$1"; } # PART OTHER: what the other's first container sends does not arrive at the part's first
deaf_to_all() { addresses_of "$2" "$1" | drop "$1"; } # PART OTHER: what none of the other's containers sends arrives at the part's first
apart() { deaf "$1" "$2" && deaf "$2" "$1"; }
mend() { within "$1" iptables -F INPUT; }
slow_link() { within "$1" iptables -A INPUT -m statistic --mode random --probability 0.3 -j DROP; } # PART: three packets in ten are lost
# What the part sends waits in a queue of up to two seconds. (netem would delay each packet alike, but not each kernel has it.)
late_link() {
  local device
  for device in $(devices "$1"); do within "$1" tc qdisc replace dev "$device" root tbf rate 1mbit burst 8kb latency 2s; done
}
timely_link() {
  local device
  for device in $(devices "$1"); do within "$1" tc qdisc del dev "$device" root 2>/dev/null || ! within "$1" tc qdisc show dev "$device" | grep tbf || return; done
}
devices() { within "$1" ip -o link show type veth | sed -E 's/^[0-9]+: ([^@:]+).*/\1/'; }
kill_first() { local pid && pid=$(pid_of "$1") && [ "$pid" -gt 0 ] && kill -KILL "$pid"; } # as if by itself, so that the engine starts it again
first() { compose ps -q "$1" | head -n 1; }
values_refused() { sql 'SELECT disk_full FROM cubby.state' | grep -qx 1; }
# Leaves db's disk so little room that values are refused, whatever the history gives.
ballast() {
  # shellcheck disable=SC2016
  inside db bash -c 'free=$(df -m --output=avail /var/lib/mysql | tail -n 1); head -c $(((free - 20) * 1048576)) /dev/zero >/var/lib/mysql/ballast' \
    && eventually 5 values_refused
}
