# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034,SC2015 # system.sh's variables
# What docs/operations.md says of this overlay: its installation, a look at the members, new passwords.
section="Three members in Kubernetes"
password() { k get secret db-ha -o jsonpath='{.data.db-password}' | base64 -d; }
takes() { # PASSWORD: whether the primary lets the api's user in with it, over TLS as api calls
  inside "$(primary)" env PGPASSWORD="$1" PGSSLMODE=require psql --host=127.0.0.1 --username=cubby --dbname=cubby --command='SELECT 1'
}

check "all that serves is waited for" follow Install ' apply -k | status | wait '
check "the members are looked at" follow "$section" 'patronictl list'
curl -sSf -o /dev/null -X PUT --data kept "$keys/e2e/operations"
old=$(password)
check "the primary takes its password" takes "$old"
begun=$SECONDS
check "the passwords are made anew, and their readers are restarted" follow "$section" 'secrets rotate|delete pod |rollout '
check "another one is made" eval '[ "$(password)" != "$old" ]'
check "three members again" eventually 120 complete
check "all is Ready" eventually 120 all_ready
check "it works" eventually 60 works
echo "new passwords: all is Ready after $((SECONDS - begun)) s"
check "the primary takes the new one" takes "$(password)"
check "and the old one no more" eval '! takes "$old"'
check "nothing was lost" body kept "$keys/e2e/operations"
