package dev.cubby.e2e.client;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Commands of a document's console blocks, each with what it prints. */
record Transcript(List<Step> steps) {
  private static final String PROMPT = "$ ./cubby ";
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /** One command, and the lines that follow it. */
  record Step(String command, String printed) {

    String[] arguments() {
      return WORD.matcher(command)
          .results()
          .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
          .toArray(String[]::new);
    }
  }

  static Transcript of(String document) {
    List<Step> steps = new ArrayList<>();
    boolean inside = false;
    for (String line : document.lines().toList()) {
      if (line.startsWith("```")) {
        inside = line.equals("```console");
      } else if (inside && line.startsWith(PROMPT)) {
        steps.add(new Step(line.substring(PROMPT.length()), ""));
      } else if (inside) {
        Step last = steps.removeLast();
        steps.add(new Step(last.command, last.printed + line + "\n"));
      }
    }
    return new Transcript(steps);
  }
}
