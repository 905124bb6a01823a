package dev.cubby.e2e.client;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Commands of a document's console blocks, each with what it prints. */
record Transcript(List<Step> steps) {
  private static final String PROMPT = "$ ./cubby ";
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /**
   * One command, and the lines that follow it. What {@code wait} is followed by, {@code &} printed.
   */
  record Step(String command, String printed) {
    static final String WAIT = "wait";
    private static final String BEHIND = " &";

    /** Whether the command goes on beside those that follow. */
    boolean goesOn() {
      return command.endsWith(BEHIND);
    }

    boolean waits() {
      return command.equals(WAIT);
    }

    List<String> words() {
      String alone = goesOn() ? command.substring(0, command.length() - BEHIND.length()) : command;
      return WORD.matcher(alone)
          .results()
          .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
          .toList();
    }
  }

  /** The part under this heading. */
  static Transcript under(String heading, String document) {
    String from = document.substring(document.indexOf("\n## " + heading + "\n") + 1);
    int next = from.indexOf("\n## ");
    return of(next < 0 ? from : from.substring(0, next));
  }

  private static Transcript of(String document) {
    List<Step> steps = new ArrayList<>();
    boolean inside = false;
    for (String line : document.lines().toList()) {
      if (line.startsWith("```")) {
        inside = line.equals("```console");
      } else if (inside && line.startsWith(PROMPT)) {
        steps.add(new Step(line.substring(PROMPT.length()), ""));
      } else if (inside && line.equals("$ " + Step.WAIT)) {
        steps.add(new Step(Step.WAIT, ""));
      } else if (inside) {
        Step last = steps.removeLast();
        steps.add(new Step(last.command, last.printed + line + "\n"));
      }
    }
    return new Transcript(steps);
  }
}
