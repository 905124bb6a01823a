# shellcheck shell=bash
# Each part as it was started.
: "${parts[@]:?}" "${members[@]:?}" "${coordinators[@]:?}" # the system's, which is sourced before
for part in "${parts[@]}"; do
  check "$part becomes healthy" eventually 60 healthy "$part"
  check "$part has a read-only root, no capabilities and a numeric user over 10000" hardened "$part"
  check "$part has limits on memory, cpu, processes and logs" limited "$part"
done
check "edge alone is published" equal edge "$(published)"
for part in "${members[@]}"; do
  check "$part's passwords" secret_files "$part" db-member-password db-password db-schema-password
done
check "api's passwords" secret_files api cache-password db-password db-schema-password
for part in "${coordinators[@]}"; do check "$part has no password" eval "! inside $part test -e /secrets"; done
