# shellcheck shell=bash
# shellcheck disable=SC2154 # system.sh's variables
# New versions of the members and of etcd, one pod at a time.
roll() { k rollout restart "statefulset/$1" && k rollout status "statefulset/$1" --timeout=300s; } # PART
fault "rollout of db-ha" 30 'roll db-ha'
fault "rollout of etcd" 15 'roll etcd'
