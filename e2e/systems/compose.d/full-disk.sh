# shellcheck shell=bash
# The whole system again from nothing, on a disk that is soon full.
: "${keys:?}" "${scratch:?}" # the system's, which is sourced before
fill() { # until a value is refused for good; prints that status. A 503 says to try again.
  local i=0 code=201 tries=0
  head -c 1000000 /dev/urandom >"$scratch/large"
  while [ $i -lt 400 ]; do
    code=$(curl -sS -o "$scratch/answer" -w '%{http_code}' --max-time 15 -X PUT --data-binary @"$scratch/large" "$keys/e2e/fill/$((i + 1))")
    case $code in
      200 | 201) i=$((i + 1)) tries=0 ;;
      503) tries=$((tries + 1)) && [ $tries -lt 10 ] || break && sleep 1 ;;
      *) break ;;
    esac
  done
  echo "$code after $i MB: $(head -c 300 "$scratch/answer")"
}
db_never_restarted() { equal 0 "$(restarts_of db)"; }
refused() { grep -q ^507 <<<"$1" || { echo "$1"; return 1; }; }

down
export COMPOSE_FILE=$COMPOSE_FILE:e2e/systems/compose.d/full-disk.yaml
up
check "starts from nothing" eventually 60 works
filled=$(fill)
echo "$filled"
check "a full disk: a write is refused with 507" refused "$filled"
check "a full disk: what was written is read" status 200 "$keys/e2e/fill/1"
check "a full disk: the list" status 200 "$keys?prefix=e2e/&limit=5"
check "a full disk: db goes on" db_never_restarted
for i in $(seq 45); do curl -sS -o /dev/null -X DELETE "$keys/e2e/fill/$i"; done
check "once there is space again, writes are taken" eventually 60 works
compose restart db
check "db comes back" eventually 60 works
check "it has what was written" status 200 "$keys/e2e/fill/46"

down
COMPOSE_FILE=${COMPOSE_FILE%:*}
up
check "it works, on a disk with room again" eventually 60 works
