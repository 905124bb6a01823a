package dev.cubby.e2e.documents;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is wrong with the names of classes and packages that a document gives. */
final class Names {
  /** A type, or one of its members. */
  private static final Pattern TYPE =
      Pattern.compile("([A-Z]\\w*[a-z]\\w*)(?:[.#](\\w+))?(?:\\(\\))?");

  /** A word that can hardly be anything but a type. */
  private static final Pattern HUMPS = Pattern.compile("\\b(?:[A-Z][a-z0-9]+){2,}[A-Z]?\\b");

  private static final Pattern PACKAGE = Pattern.compile("dev(?:\\.[a-z0-9]+)+");

  private final Tree tree;
  private final Set<String> exceptions;

  Names(Tree tree, Set<String> exceptions) {
    this.tree = tree;
    this.exceptions = exceptions;
  }

  /** Names written as code that are neither ours, nor a library's, nor in any configuration. */
  Stream<String> unknown(Document document) {
    Stream<String> inBlocks =
        document.fenced().stream()
            .flatMap(line -> HUMPS.matcher(line).results())
            .map(MatchResult::group);
    return Stream.concat(document.spans().stream().flatMap(Names::within), inBlocks)
        .filter(name -> !exceptions.contains(name))
        .flatMap(this::judge);
  }

  private static Stream<String> within(String span) {
    return span.contains(" ")
        ? HUMPS.matcher(span).results().map(MatchResult::group)
        : Stream.of(span);
  }

  private Stream<String> judge(String name) {
    if (PACKAGE.matcher(name).matches() && !tree.has(name.replace('.', '/'))) {
      return Stream.of("there is no package " + name);
    }
    Matcher parts = TYPE.matcher(name);
    if (!parts.matches() || tree.has(name)) {
      return Stream.of();
    }
    String type = parts.group(1);
    String member = parts.group(2);
    if (tree.types.containsKey(type)) {
      return member == null || tree.hasMember(type, member)
          ? Stream.of()
          : Stream.of(type + " has no " + member);
    }
    return tree.imported.contains(type) || tree.configured.contains(type) || ofJavaLang(type)
        ? Stream.of()
        : Stream.of("there is no class or name " + name);
  }

  private static boolean ofJavaLang(String name) {
    try {
      Class<?> _ = Class.forName("java.lang." + name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Classes of ours that are not written as code, so that they would not be looked for. */
  Stream<String> notAsCode(Document document) {
    return document
        .plainWords()
        .filter(word -> HUMPS.matcher(word).matches() && tree.types.containsKey(word))
        .filter(word -> !exceptions.contains(word))
        .map(word -> word + " is a class and not written as code");
  }
}
