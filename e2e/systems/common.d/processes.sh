# shellcheck shell=bash
# shellcheck disable=SC2016 # what containers expand
# end_process PART NAME: kills the process of that name in the part's first container, which has no pkill
end_process() {
  inside "$1" bash -c 'for process in /proc/[0-9]*; do
    if [ "$(cat "$process/comm" 2>/dev/null)" = "$0" ]; then kill -KILL "${process#/proc/}" && found=1; fi
  done; [ -n "${found:-}" ]' "$2"
}
