package dev.cubby.e2e.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown document, taken apart.
 *
 * @param path from the root of the repository
 * @param prose lines outside fenced blocks
 * @param fenced lines of fenced blocks: commands, pictures
 */
record Document(String path, List<String> prose, List<String> fenced) {
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");

  static Document of(String path, String text) {
    List<String> prose = new ArrayList<>();
    List<String> fenced = new ArrayList<>();
    boolean inside = false;
    for (String line : text.lines().toList()) {
      if (line.stripLeading().startsWith("```")) {
        inside = !inside;
      } else {
        (inside ? fenced : prose).add(line);
      }
    }
    return new Document(path, prose, fenced);
  }

  /** The folder that relative links start from; empty for the root. */
  String folder() {
    return path.contains("/") ? path.substring(0, path.lastIndexOf('/') + 1) : "";
  }

  /** Code in the running text, a span a time; one may go on over a line's end. */
  List<String> spans() {
    return SPAN.matcher(text()).results().map(found -> found.group(1).strip()).toList();
  }

  /** Words of the running text that are not code. */
  Stream<String> plainWords() {
    return Arrays.stream(
        LINK.matcher(SPAN.matcher(text()).replaceAll(" ")).replaceAll(" ").split("[^\\w]+", -1));
  }

  /** Words of code, in spans and in blocks. */
  Stream<String> codeWords() {
    return Stream.concat(spans().stream(), fenced.stream())
        .flatMap(code -> Arrays.stream(code.split("\\s+", -1)));
  }

  /** Where links lead. */
  List<String> links() {
    return LINK.matcher(SPAN.matcher(text()).replaceAll("code"))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** The anchors that its headings have on GitHub. */
  List<String> anchors() {
    return prose.stream()
        .flatMap(line -> HEADING.matcher(line).results())
        .map((MatchResult heading) -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  private String text() {
    return String.join("\n", prose);
  }
}
