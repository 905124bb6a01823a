# shellcheck shell=bash
# shellcheck disable=SC2154 # system.sh's variables
# Parts that are cut off from each other, by rules in their own network namespaces; and parts that are killed or paused.
pid_of() { of "$1" '{{.State.Pid}}' | head -n 1; }
address_of() { # PART OTHER: the part's address on the network that both have
  comm -12 <(of "$1" '{{range $name, $_ := .NetworkSettings.Networks}}{{println $name}}{{end}}' | sort -u) \
    <(of "$2" '{{range $name, $_ := .NetworkSettings.Networks}}{{println $name}}{{end}}' | sort -u) | grep . \
    | while read -r network; do of "$1" "{{(index .NetworkSettings.Networks \"$network\").IPAddress}}"; done
}
within() { nsenter --net="/proc/$(pid_of "$1")/ns/net" "${@:2}"; } # PART COMMAND…: in the network namespace of its first container
# cut PART OTHER: what the other sends does not arrive at the part; both ways it is cut by cutting twice
cut_off() { local address && for address in $(address_of "$2" "$1"); do within "$1" iptables -A INPUT -s "$address" -j DROP; done; }
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
kill_first() { kill -KILL "$(pid_of "$1")"; } # as if by itself, so that the engine starts it again
first() { compose ps -q "$1" | head -n 1; }
ballast() { inside db bash -c 'free=$(df -m --output=avail /var/lib/mysql | tail -n 1); head -c $(((free - 40) * 1048576)) /dev/zero >/var/lib/mysql/ballast'; }
