# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034,SC2015,SC2016 # system.sh's variables; what pods expand
# docs/operations.md's commands that no other topic runs: the way in by kubectl, new passwords, an upgrade and back. Those of a
# section are read from the page itself.
passwords() { # a line each
  k get secret db api-cache -o json | jq -r '.items[].data[]' | sort
}
# Whether db lets its user in with this password, over TCP as api does.
db_takes() { k exec -i "$(pod db)" -c db -- bash -c 'MYSQL_PWD=$(cat) mariadb --no-defaults -h 127.0.0.1 -u cubby -e "DO 1"' <<<"$1"; }
db_password() { k get secret db -o jsonpath='{.data.db-password}' | base64 -d; }
cached() { header Cache-Status '^api-cache; hit' "$keys/e2e/operations"; }

forward service/edge 28480:8080
check "the default overlay is reached by port-forward" eventually 20 status 200 http://127.0.0.1:28480/v1/keys
unforward

curl -sSf -o /dev/null -X PUT --data kept "$keys/e2e/operations"
passwords >"$scratch/passwords"
old=$(db_password)
check "db takes its password" db_takes "$old"
begun=$SECONDS
check "the passwords are made anew, and their readers are restarted" follow "Change the passwords"
check "each of them" equal 0 "$(comm -12 "$scratch/passwords" <(passwords) | wc -l)"
check "all is Ready" eventually 120 all_ready
check "it works" eventually 60 works
echo "new passwords: all is Ready after $((SECONDS - begun)) s"
check "db takes the new one" db_takes "$(db_password)"
check "db takes the old one no more" eval '! db_takes "$old"'
check "nothing was lost" body kept "$keys/e2e/operations"
check "the cache is used again" eventually 60 cached
check "a backup has the new one too" eval 'k create job rotated --from=cronjob/backup && k wait job/rotated --for=condition=Complete --timeout=90s'

revision() { k get deployment api -o jsonpath='{.spec.template.metadata.annotations.e2e}'; }
check "another version of api" k patch deployment api -p '{"spec":{"template":{"metadata":{"annotations":{"e2e":"next"}}}}}'
check "is rolled out" k rollout status deployment/api --timeout=2m
check "and is there" equal next "$(revision)"
check "an upgrade, and back" follow "Upgrade, and back"
check "is rolled out too" k rollout status deployment/api --timeout=2m
check "and the one before is there" equal "" "$(revision)"
check "all that serves is waited for" follow Install ' apply -k | status | wait '
check "it works" eventually 30 works

# A process that runs unseen beside db: where it ends, the container says so and is started again.
told() { k logs db-0 -c db --previous | grep -F 'watch-disk has ended'; }
check "db's watch-disk is killed" end_process db watch-disk
check "db's container ends and says so" eventually 30 told
check "it is started again" eventually 60 ready db
check "it works" eventually 60 works
