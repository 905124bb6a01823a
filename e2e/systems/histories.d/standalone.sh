# shellcheck shell=bash
# ./cubby with its data in a directory of its own; killed and paused by its process id.
scratch=${CUBBY_HISTORIES_SCRATCH:-$(mktemp -d)}
export CUBBY_HISTORIES_SCRATCH=$scratch
url=http://127.0.0.1:28186

launch() {
  setsid ./cubby --port 28186 --admin-port 28187 --data "$scratch/data" >>"$scratch/log" 2>&1 &
  echo $! >"$scratch/pid"
}
start() {
  launch
  until curl -sSf -o /dev/null "$url/v1/keys" 2>/dev/null; do sleep 0.2; done
}
group() { kill "-$1" -- "-$(cat "$scratch/pid")"; }
down() { [ ! -e "$scratch/pid" ] || group KILL || true; rm -rf "$scratch"; mkdir -p "$scratch"; }
begin() { case $1 in kill) group KILL ;; pause) group STOP ;; esac; }
finish() { case $1 in kill) launch ;; pause) group CONT ;; esac; }
rows() { return 3; } # sqlite's command line is not needed to run Cubby, so the API alone is asked
