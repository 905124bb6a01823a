# shellcheck shell=bash
# Topics: files that check one thing each, in the system's own folder or, where both systems have it, in this one.

# topic_file FOLDER TOPIC: where it is
topic_file() {
  local file
  for file in "$1/$2.sh" "e2e/systems/common.d/$2.sh"; do
    [ ! -e "$file" ] || { echo "$file"; return; }
  done
  return 1
}

# known_topics FOLDER TOPIC…: ends the run where one is not there, before anything is started
known_topics() {
  local topic
  for topic in "${@:2}"; do
    topic_file "$1" "$topic" >/dev/null || { echo "e2e/run: there is no topic $topic; the files in $1 and e2e/systems/common.d are." >&2; exit 2; }
  done
}

# run_topics FOLDER TOPIC…, and the closing line
run_topics() {
  local topic
  for topic in "${@:2}"; do
    echo "-- $topic ($SECONDS s)"
    # shellcheck source=/dev/null
    . "$(topic_file "$1" "$topic")"
  done
  echo "-- the end ($SECONDS s)"
  conclude
}
