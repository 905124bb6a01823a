package dev.cubby.e2e.documents;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is wrong with a document: what it names and is not there, and lines that are too wide. */
final class Citations {
  private static final int WIDTH = 100;

  /** A path, or the name of a file. */
  private static final Pattern PATH =
      Pattern.compile(
          "[A-Za-z0-9_.][\\w.-]*(?:/[\\w.-]+)+/?|[\\w.-]+/|[\\w-]+(?:\\.[\\w-]+)*\\."
              + "(?:cfg|conf|css|env|html|java|js|json|lua|md|sh|sql|toml|vcl|xml|ya?ml)");

  /** What looks like a path and is none: media types, the build's output, kubectl's objects. */
  private static final Pattern NO_PATH =
      Pattern.compile(
          "(?:application|text|image)/.*|.*/target/.*"
              + "|(?:configmap|cronjob|deployment|job|secret|service|statefulset)/.*");

  private static final Pattern SETTING = Pattern.compile("CUBBY_[A-Z0-9_]*[A-Z0-9]");

  private final Tree tree;
  private final Set<String> exceptions;

  /**
   * Judges documents by a tree.
   *
   * @param exceptions names of others that no file of ours has
   */
  Citations(Tree tree, Set<String> exceptions) {
    this.tree = tree;
    this.exceptions = exceptions;
  }

  List<String> faults(Document document) {
    var names = new Names(tree, exceptions);
    return Stream.of(
            links(document),
            paths(document),
            names.unknown(document),
            names.notAsCode(document),
            settings(document),
            wideLines(document))
        .flatMap(found -> found)
        .distinct()
        .toList();
  }

  private Stream<String> links(Document document) {
    return document.links().stream()
        .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
        .filter(link -> !leads(document, link))
        .map(link -> "the link to " + link + " leads nowhere");
  }

  private boolean leads(Document from, String link) {
    String[] parts = link.split("#", 2);
    String path =
        parts[0].isEmpty() ? from.path() : Path.of(from.folder() + parts[0]).normalize().toString();
    Document to = path.equals(from.path()) ? from : tree.documents.get(path);
    boolean there = to != null || tree.paths.contains("/" + path);
    return there && (parts.length == 1 || (to != null && to.anchors().contains(parts[1])));
  }

  private Stream<String> paths(Document document) {
    return document
        .codeWords()
        .map(word -> word.replaceAll("^\\./|[,;:]$", ""))
        .filter(word -> PATH.matcher(word).matches() && !NO_PATH.matcher(word).matches())
        .filter(word -> !exceptions.contains(word) && !tree.has(word))
        .map(word -> "there is no " + word);
  }

  private Stream<String> settings(Document document) {
    return Stream.concat(document.prose().stream(), document.fenced().stream())
        .flatMap(line -> SETTING.matcher(line).results())
        .map(MatchResult::group)
        .filter(setting -> !tree.words.contains(setting))
        .map(setting -> "there is no setting " + setting);
  }

  /** Tables, blocks and where links lead may be wider. */
  private static Stream<String> wideLines(Document document) {
    return document.prose().stream()
        .filter(line -> !line.startsWith("|"))
        .filter(line -> line.replaceAll("\\]\\([^)]*\\)", "]").length() > WIDTH)
        .map(line -> "over " + WIDTH + " columns: " + line);
  }
}
