package dev.cubby.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may stand on which. */
class PackagesTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final String ROOT = "dev.cubby.api";
  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?(dev\\.cubby\\.api\\.[\\w.]+);", Pattern.MULTILINE);

  /** From the bottom up: each may import what stands in a line before its own. */
  private static final List<String> LAYERS =
      List.of(
          "bounds",
          "store",
          "store.sqlite",
          "store.sql",
          "store.mariadb",
          "store.postgres",
          "cache",
          "cache.valkey",
          "commit",
          "coherence",
          "feed",
          "ApiSettings",
          "keys",
          "composition",
          "http",
          "Main");

  private static String layer(String className) {
    return LAYERS.stream()
        .filter(layer ->
            className.equals(ROOT + "." + layer) || className.startsWith(ROOT + "." + layer + "."))
        .max(Comparator.comparingInt(String::length))
        .orElseThrow(() -> new AssertionError(className + " is in a package without a layer"));
  }

  /**
   * The stores do not know of each other; those of SQL databases have what they share below them.
   */
  private static boolean siblings(String layer, String other) {
    return layer.startsWith("store.") && other.startsWith("store.") && !other.equals("store.sql");
  }

  @Test
  void noImportPointsUp() throws IOException {
    List<String> upward = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(SOURCES)) {
      files = all.filter(file -> file.toString().endsWith(".java")).toList();
    }
    for (Path file : files) {
      if (file.endsWith("package-info.java")) {
        continue;
      }
      String name = SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
      String own = layer(name);
      IMPORT
          .matcher(Files.readString(file))
          .results()
          .forEach(found -> {
            String other = layer(found.group(1));
            boolean up = LAYERS.indexOf(other) > LAYERS.indexOf(own);
            if (!other.equals(own) && (up || siblings(own, other))) {
              upward.add(name + " imports " + found.group(1));
            }
          });
    }
    assertThat(files).hasSizeGreaterThan(80);
    assertThat(upward).isEmpty();
  }
}
