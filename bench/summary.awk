# Lines "round operation system requests/s": the median and spread of each, and cubby's ratio to each peer by rounds.
{ value[$2, $3, $1] = $4; rounds = $1 > rounds ? $1 : rounds; series[$2 " " $3] = 1 }

function row(name, figures, format,    i, j, t, n) {
  n = rounds
  for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (figures[j] < figures[i]) { t = figures[i]; figures[i] = figures[j]; figures[j] = t }
  printf "%-28s median " format "   (" format " – " format ")\n", name, figures[int((n + 1) / 2)], figures[1], figures[n]
}

END {
  for (s in series) {
    split(s, part, " ")
    for (r = 1; r <= rounds; r++) f[r] = value[part[1], part[2], r]
    row(part[1] " " part[2] " requests/s", f, "%8.0f")
    if (part[2] != "cubby") {
      for (r = 1; r <= rounds; r++) f[r] = value[part[1], "cubby", r] / value[part[1], part[2], r]
      row(part[1] " cubby ÷ " part[2], f, "%8.2f")
    }
  }
}
