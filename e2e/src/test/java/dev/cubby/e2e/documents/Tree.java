package dev.cubby.e2e.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The repository's files: what documents can name. */
final class Tree {
  private static final Set<String> MADE = Set.of(".git", "target", "data", "node_modules");
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern TYPE =
      Pattern.compile(
          "\\b(?:class|interface|record|enum)\\s+([A-Z]\\w*)(?:\\s+extends\\s+([A-Z]\\w*))?");
  private static final Pattern IMPORT = Pattern.compile("import [\\w.]+\\.([A-Z]\\w*);");

  /** Of files and folders, from the root, each with a slash before it. */
  final Set<String> paths = new HashSet<>();

  /** Markdown documents by path. */
  final Map<String, Document> documents = new TreeMap<>();

  /** Words of the Java file or files that declare a type. */
  final Map<String, Set<String>> types = new HashMap<>();

  /** The class that a class extends. */
  final Map<String, String> parents = new HashMap<>();

  /** Types of libraries that Java files import. */
  final Set<String> imported = new HashSet<>();

  /** Words of all files but documents, mutants and tests. */
  final Set<String> words = new HashSet<>();

  /** Words of files that are neither documents, nor mutants, nor Java. */
  final Set<String> configured = new HashSet<>();

  /** This repository; tests run in a module's folder. */
  static Tree here() throws IOException {
    return new Tree(Objects.requireNonNull(Path.of("").toAbsolutePath().getParent()));
  }

  private Tree(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (MADE.contains(folder.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            paths.add("/" + root.relativize(folder));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String path = root.relativize(file).toString();
            paths.add("/" + path);
            add(path, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void add(String path, String text) {
    if (path.endsWith(".md")) {
      documents.put(path, Document.of(path, text));
      return;
    }
    if (path.endsWith(".patch")) {
      return;
    }
    Set<String> own = new HashSet<>();
    WORD.matcher(text).results().forEach(word -> own.add(word.group()));
    if (!path.contains("/src/test/")) {
      words.addAll(own);
    }
    if (path.endsWith(".java")) {
      TYPE.matcher(text).results().forEach(type -> declare(type, own));
      IMPORT.matcher(text).results().forEach(type -> imported.add(type.group(1)));
    } else {
      configured.addAll(own);
    }
  }

  private void declare(MatchResult type, Set<String> own) {
    types.computeIfAbsent(type.group(1), _ -> new HashSet<>()).addAll(own);
    if (type.group(2) != null) {
      parents.put(type.group(1), type.group(2));
    }
  }

  /** Whether the files that declare a type, or a class that it extends, have this word. */
  boolean hasMember(String type, String word) {
    Set<String> own = types.get(type);
    String parent = parents.get(type);
    return own != null && (own.contains(word) || (parent != null && hasMember(parent, word)));
  }

  /** Whether a file or folder has this path, or one that ends so. */
  boolean has(String path) {
    String end = "/" + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    return paths.stream().anyMatch(known -> known.endsWith(end));
  }
}
