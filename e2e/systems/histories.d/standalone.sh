# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # histories' variables
# ./cubby with its data in the scratch directory; killed and paused with all of its process group.
url=http://127.0.0.1:28186
keys=$url/v1/keys

launch() {
  env -u CUBBY_BUILT setsid ./cubby --port 28186 --admin-port 28187 --data "$scratch/data" >>"$out/standalone.log" 2>&1 &
  echo $! >"$scratch/pid"
  disown # so that no shell tells that it was killed
}
group() { kill "-$1" -- "-$(cat "$scratch/pid")"; }
start() { env -u CUBBY_BUILT ./cubby --settings >/dev/null && launch; } # which builds it where need be
down() { [ ! -e "$scratch/pid" ] || group KILL 2>/dev/null || true; }
# Not MariaDB's; read with the driver that Cubby has: no SQLite is asked for.
rows() { "$java" -cp "${jar[0]}:e2e/target/lib/*" dev.cubby.e2e.SqliteRows "$scratch/data/cubby.db" h/; }

fault "kill cubby" "group KILL" launch "until it is back"
fault "pause cubby" "group STOP" "group CONT" "until it goes on"
fault "kill cubby at once after its start" "group KILL; launch; sleep 0.3; group KILL" launch "until it is back"
