# shellcheck shell=bash
# Each part as it was started.
: "${site:?}" "${project:?}" "${parts[@]:?}" # the system's, which is sourced before
no_secret() { ! inside "$1" test -e /secrets; }
same_passwords() { equal "$1" "$(compose run --rm -T secrets >/dev/null && passwords)"; }
passwords() { inside db cat /secrets/db-password /secrets/db-schema-password; }

for part in "${parts[@]}"; do
  check "$part becomes healthy" eventually 60 healthy "$part"
  check "$part has a read-only root, no capabilities and a numeric user over 10000" hardened "$part"
  check "$part has limits on memory, cpu, processes and logs" limited "$part"
done
check "edge alone is published" equal edge "$(published)"
check "it prints where to go" grep -q "Cubby is at $site/" <(compose logs edge)
for part in api dedup; do check "$part uses its AOT cache" uses_aot $part; done
check "api's passwords" secret_files api cache-password db-password db-schema-password
check "db's passwords" secret_files db db-backup-password db-metrics-password db-password db-schema-password
check "api-cache's password" secret_files api-cache cache-password
for part in edge web-cache web dedup; do check "$part has no password" no_secret "$part"; done
check "a second start keeps the passwords" same_passwords "$(passwords)"

# A process that runs unseen beside a part's own: where it ends, the container says so and is started again.
restarted() { equal 1 "$(restarts_of db)"; }
told() { docker logs "$(compose ps -q db)" 2>&1 | grep -qF 'watch-disk has ended'; }
check "db's watch-disk is killed" end_process db watch-disk
check "db says so" eventually 20 told
check "db is started again" eventually 20 restarted
check "and healthy" eventually 60 healthy db
check "it works" eventually 60 works
