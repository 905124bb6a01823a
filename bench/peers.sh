# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # variables of the scripts that source this
# What bench/run and bench/compose share: starting the peers, measuring by wrk. Sourced from the repository's root.
connections=64
options() { # ARGUMENT…: what the two take; their own defaults are in rounds and seconds
  while [ $# -gt 0 ]; do
    case "$1 ${2:-none}" in
      "--rounds "[1-9]*) rounds=$2 ;;
      "--seconds "[1-9]*) seconds=$2 ;;
      *) echo "usage: $0 [--rounds N] [--seconds S]" >&2 && exit 2 ;;
    esac
    shift 2
  done
}
for tool in wrk curl; do command -v $tool >/dev/null || { echo "bench: $tool is missing; install it (Debian: $tool)." >&2; exit 2; }; done

# On the disk that the repository is on: a tmpfs would make durability cost nothing.
scratch=$(mktemp -d "$PWD/bench/.data.XXXXXX")
pids=()
stop_all() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait
  rm -rf "$scratch"
}

launch() { # NAME COMMAND…
  local name=$1
  shift
  "$@" >"$scratch/$name.log" 2>&1 &
  pids+=($!)
}
await() { # URL
  for _ in $(seq 600); do curl -sS -o /dev/null "$1" 2>/dev/null && return; sleep 0.1; done
  echo "bench: nothing answers at $1" >&2
  exit 1
}

webdis=http://127.0.0.1:28181 etcd=http://127.0.0.1:28182
peers=()
launch_peers() { # those that are installed
  if command -v webdis >/dev/null && command -v redis-server >/dev/null; then
    launch redis redis-server --port 28183 --save '' --dir "$scratch"
    printf '{"redis_host":"127.0.0.1","redis_port":28183,"http_host":"127.0.0.1","http_port":28181,"threads":2,"pool_size":8,"daemonize":false,"logfile":"/dev/null"}' >"$scratch/webdis.json"
    launch webdis webdis "$scratch/webdis.json"
    await $webdis/PING
    peers+=(webdis)
  else echo "bench: webdis and redis-server are not installed: left out"; fi
  if command -v etcd >/dev/null; then
    launch etcd etcd --data-dir "$scratch/etcd" --listen-client-urls $etcd --advertise-client-urls $etcd \
      --listen-peer-urls http://127.0.0.1:28184 --initial-advertise-peer-urls http://127.0.0.1:28184 \
      --initial-cluster default=http://127.0.0.1:28184 --log-level error
    await $etcd/health
    peers+=(etcd)
  else echo "bench: etcd is not installed: left out"; fi
}

script() { echo "bench/${1/published/cubby}-$2.lua"; } # SYSTEM OPERATION: what wrk asks; there is none for what a system cannot do
measure() { # SYSTEM OPERATION SECONDS: requests per second
  local out
  out=$(wrk -t1 -c$connections -d"$3"s -s "$(script "$1" "$2")" "${!1}")
  if grep -q 'Non-2xx' <<<"$out"; then
    { echo "$out" && tail -n 5 "$scratch/$1.log"; } >&2
    exit 1
  fi
  awk '/Requests\/sec/ {print $2}' <<<"$out"
}
