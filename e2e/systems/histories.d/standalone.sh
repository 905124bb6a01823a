# shellcheck shell=bash
# ./cubby with its data in the scratch directory; killed and paused with all of its process group.
: "${scratch:?}" "${out:?}"
url=http://127.0.0.1:28186
export url

launch() {
  # ./cubby refuses variables CUBBY_… that are no settings.
  env -u CUBBY_BUILT setsid ./cubby --port 28186 --admin-port 28187 --data "$scratch/data" >>"$out/standalone.log" 2>&1 &
  echo $! >"$scratch/pid"
  disown # so that no shell tells that it was killed
}
group() { kill "-$1" -- "-$(cat "$scratch/pid")"; }
start() { env -u CUBBY_BUILT ./cubby --settings >/dev/null && launch; } # which builds it where need be
down() { [ ! -e "$scratch/pid" ] || group KILL 2>/dev/null || true; }
