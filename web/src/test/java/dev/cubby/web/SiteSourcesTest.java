package dev.cubby.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that hold for the site's sources as they stand, since nothing compiles them. */
final class SiteSourcesTest {
  private static final Path SITE = Path.of("src", "main", "site");
  private static final Pattern IMPORT = Pattern.compile("(?:from |import |import\\()'([^']+)'");

  @Test
  void everyImportIsThere() {
    assertThat(scripts()).isNotEmpty().allSatisfy(SiteSourcesTest::checkImports);
  }

  @Test
  void noTextIsEverReadAsHtml() {
    assertThat(scripts())
        .allSatisfy(script ->
            assertThat(text(script))
                .doesNotContainPattern("innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML")
                .doesNotContainPattern("document\\.write|DOMParser|\\beval\\("));
  }

  private static void checkImports(Path script) {
    assertThat(IMPORT.matcher(text(script)).results().map(found -> found.group(1)))
        .allSatisfy(name -> assertThat(BuiltSite.has(resolve(name))).as(name).isTrue());
  }

  private static String resolve(String name) {
    return name.equals("lit") ? "/vendor/lit/index.js" : name.replaceFirst("^lit/", "/vendor/lit/");
  }

  private static List<Path> scripts() {
    try (Stream<Path> files = Files.walk(SITE)) {
      return files.filter(file -> file.toString().endsWith(".js")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path script) {
    try {
      return Files.readString(script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
