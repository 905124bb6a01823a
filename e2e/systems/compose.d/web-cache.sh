# shellcheck shell=bash
# shellcheck disable=SC2154,SC2016 # system.sh's variables
# web-cache alone, before a web: what it holds while web is away, how it follows web, and what it says when it cannot.
cached=http://127.0.0.1:28088 seccomp=$PWD/e2e/systems/compose.d/no-ipv6.json
beside() { # NAME DOCKER-ARGUMENTS…: a container of its own on the topic's network
  docker rm -f "$project-$1" >/dev/null 2>&1 || true
  docker run -d --label "$project" --name "$project-$1" --network "$project-site" --read-only --cap-drop ALL "${@:2}" >/dev/null
}
web() { beside web --network-alias web --tmpfs /tmp:size=16m "$@" "cubby-web:$CUBBY_TAG"; }
web_cache() { beside web-cache --tmpfs /tmp:size=64m,exec -p 127.0.0.1:28088:8080 "$@" "cubby-web-cache:$CUBBY_TAG"; }
site_is_there() { local path && for path in / /app/main.js /style.css; do status 200 "$cached$path" || { echo "$path"; return 1; }; done; }
scan() { # 3,000 paths that are not there
  local answers
  answers=$(curl -sS --no-progress-meter --parallel --parallel-max 50 -o /dev/null -w '%{http_code}\n' "$cached/scan-[1-3000]" | sort | uniq -c | sed 's/^ *//')
  equal "3000 404" "$answers"
}
kill_inside() { # NAME COMMAND: SIGKILL to the container's process of that command
  docker exec "$project-$1" bash -c 'for file in /proc/[0-9]*/cmdline; do
    pid=${file//[^0-9]/}
    [ "$pid" = $$ ] || [ "$pid" = 1 ] || ! tr "\0" " " <"$file" | grep -q "$1" || kill -9 "$pid"
  done' kill "$2" || true # with the container ends what was run in it
}
is_over() { equal false "$(docker inspect -f '{{.State.Running}}' "$project-$1")"; }
ended_saying() { # NAME TEXT
  eventually 10 is_over "$1" && equal 1 "$(docker inspect -f '{{.State.ExitCode}}' "$project-$1")" \
    && docker logs "$project-$1" 2>&1 | grep -F -- "$2"
}
address() { docker inspect -f '{{range .NetworkSettings.Networks}}{{.GlobalIPv6Address}}{{end}}' "$project-$1"; }

docker network create --label "$project" --ipv6 --subnet fd00:c0bb:e::/64 "$project-site" >/dev/null
web
web_cache -e CUBBY_WEB_CACHE_SIZE=2m
check "a web-cache of 2 MB has the site" eventually 20 site_is_there
check "3,000 paths that are not there get 404" scan
docker stop -t 1 "$project-web" >/dev/null
sleep 3
check "and have pushed no file of the site out, which is served without web" site_is_there
check "a page that was not there is 503 without web, with Retry-After" eval 'status 503 "$cached/scan-1" && header Retry-After "^2$" "$cached/scan-1" && header Content-Type "^application/problem.json$" "$cached/scan-1"'
beside web-moved --network-alias web --tmpfs /tmp:size=16m "cubby-web:$CUBBY_TAG"
check "it follows web to another address" eventually 10 status 404 "$cached/scan-1"
kill_inside web-cache follow-web
check "where follow-web dies, the container ends and says so" ended_saying web-cache 'follow-web ended with status 137'
web_cache
check "it starts again" eventually 20 status 200 "$cached/style.css"
kill_inside web-cache varnishd
check "where Varnish dies too" ended_saying web-cache 'Varnish ended with status 137'
docker rm -f "$project-web" "$project-web-moved" >/dev/null

web
# The name has an IPv6 address alone.
web_cache --add-host "web:$(address web)"
check "a web that has IPv6 alone is found" eventually 20 status 200 "$cached/style.css"
web --security-opt "seccomp=$seccomp"
check "without IPv6 in the kernel web starts" eventually 10 eval 'docker exec "$project-web" healthy 8080 /healthz'
web_cache --security-opt "seccomp=$seccomp"
check "and web-cache" eventually 20 status 200 "$cached/style.css"
docker rm -f "$project-web" "$project-web-cache" >/dev/null
