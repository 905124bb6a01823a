# shellcheck shell=bash
# What Docker says of the parts of a compose project; sourced by those that define compose().

# of PART FORMAT: what docker inspect says of each of its containers
of() { compose ps -aq "$1" | xargs docker inspect -f "$2"; }
healthy() { equal healthy "$(of "$1" '{{.State.Health.Status}}' | sort -u)"; } # PART
hardened() { # PART
  equal 'true [ALL] [no-new-privileges:true]' "$(of "$1" '{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}}')" \
    && [ "$(of "$1" '{{.Config.User}}' | cut -d: -f1)" -gt 10000 ]
}
limited() { # PART
  local limits
  limits=$(of "$1" '{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}} {{index .HostConfig.LogConfig.Config "max-size"}}')
  grep -qE '^[1-9][0-9]* [1-9][0-9]* [1-9][0-9]* 10m$' <<<"$limits" || { echo "$limits"; return 1; }
}
# Which part may read which secret: each its own files, by its group; no part all.
secrets_of() { inside "$1" find /secrets -type f -printf '%f %m %U\n' | sort; }
secret_files() { # READER NAME…
  local reader=$1
  shift
  equal "$(printf '%s 640 10008\n' "$@" | sort)" "$(secrets_of "$reader")"
}
uses_aot() { compose run --rm --no-deps -T -e JDK_JAVA_OPTIONS=-XX:AOTMode=on "$1" --help; } # PART: it starts only where it can
# frozen CONTAINER: pauses it. Under control groups of version 1 the kernel may fail to stop every thread of a busy container in time;
# the engine then lets all of them go on and reports "unable to freeze", so it is asked again.
frozen() {
  for _ in {1..10}; do
    ! docker pause "$1" || return 0
    sleep 0.2
  done
  return 1
}
