# shellcheck shell=bash
# Each part as it was started.
# shellcheck source-path=SCRIPTDIR source=../kubernetes.d/ready.sh
. e2e/systems/kubernetes.d/ready.sh
