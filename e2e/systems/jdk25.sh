# shellcheck shell=bash
# Sourced. jdk25 prints the home of a JDK 25: $JAVA_HOME where it is one, or the first under /usr/lib/jvm.
jdk25() {
  local home
  for home in ${JAVA_HOME:+"$JAVA_HOME"} /usr/lib/jvm/*; do
    if "$home/bin/java" -version 2>&1 | grep -q 'version "25'; then echo "$home" && return; fi
  done
  echo "there is no JDK 25 under /usr/lib/jvm; install one or set JAVA_HOME to it" >&2
  return 1
}
