# shellcheck shell=bash
# All parts at once: restarted, taken down and started again, and given new passwords.
: "${keys:?}" "${scratch:?}" # the system's, which is sourced before
curl -sSf -o /dev/null -X PUT --data kept "$keys/e2e/restarts"
is_back() { # WHAT
  check "$1: all works again" eventually 120 works
  check "$1: three members again" eventually 90 complete
  check "$1: what was written is there" body kept "$keys/e2e/restarts"
  check "$1: so is every acknowledged write" ledgers_kept
}
begun=$SECONDS
compose restart
is_back "restart"
echo "restart of all: $((SECONDS - begun)) s"
begun=$SECONDS
compose down
up
is_back "down and up"
echo "down and up: $((SECONDS - begun)) s"
compose run --rm -T secrets rotate
compose restart
is_back "new passwords"
