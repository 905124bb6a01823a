# shellcheck shell=bash
# Opens connections from each part to each of "ports" by every address it has, and compares them with "meant"; sourced by the topics
# that say both.
: "${scratch:?}" "${project:?}" "${parts[@]:?}" "${ports[@]:?}" "${meant[edge]:?}" # the topic's, and its system's
addresses() { of "$1" '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}'; }
gateways() { docker network ls -q --filter "label=com.docker.compose.project=$project" | xargs docker network inspect -f '{{range .IPAM.Config}}{{.Gateway}} {{end}}'; }

# A port of the machine itself, as any service beside Cubby would have one.
docker run -d --label "$project" --name "$project-beside" --network host debian:trixie-slim perl -MIO::Socket::INET -e \
  '$port = IO::Socket::INET->new(LocalPort => 28086, Listen => 99) or die; close $_ while $_ = $port->accept' >/dev/null
targets=
for port in "${ports[@]}"; do
  if [ "$port" = machine ]; then
    for address in $(gateways) $(hostname -I); do targets+=" machine=$address/28086"; done
  else
    for address in $(addresses "${port%:*}"); do targets+=" $port=$address/${port#*:}"; done
  fi
done

reached() { # PART: the ports that it opened a connection to
  inside "$1" bash -c 'for target in '"$targets"'; do
    timeout 2 bash -c "exec 3<>/dev/tcp/${target#*=}" 2>/dev/null && echo "${target%%=*}" &
  done; wait' | { grep -v "^$1:" || true; } | sort -u
}
as_meant() { equal "$(tr ' ' '\n' <<<"${meant[$1]}" | sort)" "$(cat "$scratch/reached.$1")"; }

printf '%-10s' from
printf '%-16s' "${ports[@]}"
echo
for part in "${parts[@]}"; do
  reached "$part" >"$scratch/reached.$part"
  printf '%-10s' "$part"
  for port in "${ports[@]}"; do
    cell=-
    if grep -qx "$port" "$scratch/reached.$part"; then cell=open; fi
    expected=-
    case " ${meant[$part]} " in *" $port "*) expected=open ;; esac
    [ $cell = $expected ] || cell="$cell, not $expected!"
    printf '%-16s' "$cell"
  done
  echo
done
for part in "${parts[@]}"; do check "$part reaches its neighbours and nothing else" as_meant "$part"; done
docker rm -f "$project-beside" >/dev/null
