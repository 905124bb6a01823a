package dev.cubby.e2e.browser;

import dev.cubby.api.ApiSettings;
import dev.cubby.common.settings.Settings;
import dev.cubby.standalone.Main;
import dev.cubby.standalone.Standalone;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Cubby under test. */
interface Subject extends AutoCloseable {

  /** Where the site is, with a slash at the end. */
  URI url();

  /** A token that may do everything; null where none is asked for. */
  default @Nullable String token() {
    return null;
  }

  @Override
  void close();

  /** The one at {@code -Dcubby.url}, else a standalone in this process. */
  static Subject find() {
    String url = System.getProperty("cubby.url", "");
    return url.isEmpty() ? Own.start(false) : new Given(URI.create(url.replaceFirst("/*$", "/")));
  }

  /** A standalone in this process that asks for the tokens of {@link HandedOut}. */
  static Subject withTokens() {
    return Own.start(true);
  }

  /** Started by somebody else, and left running. */
  record Given(URI url) implements Subject {
    @Override
    public void close() {}
  }

  /** Started here, over an empty data directory that goes with it. */
  record Own(Standalone standalone, Path data, @Nullable String token) implements Subject {

    static Own start(boolean tokens) {
      try {
        Path data = Files.createTempDirectory("cubby-browser");
        Map<String, String> environment =
            Map.of(
                "CUBBY_HOST", "127.0.0.1",
                "CUBBY_PORT", "0",
                "CUBBY_ADMIN_PORT", "0",
                "CUBBY_DATA", data.toString(),
                "CUBBY_TOKENS_FILE", tokens ? HandedOut.into(data).toString() : "");
        var out = new PrintStream(PrintStream.nullOutputStream());
        return new Own(
            Main.start(new Settings(environment, ApiSettings.EMBEDDED), out),
            data,
            tokens ? HandedOut.ADMIN.secret() : null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public URI url() {
      return URI.create(standalone.url());
    }

    @Override
    public void close() {
      standalone.close();
      try (Stream<Path> files = Files.walk(data)) {
        List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        for (Path file : deepestFirst) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
