package dev.cubby.e2e.browser;

import dev.cubby.common.tokens.Access;
import dev.cubby.common.tokens.NewToken;
import dev.cubby.common.tokens.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens of a Cubby under test that asks for some. */
final class HandedOut {
  static final NewToken ADMIN = make("admin", Access.WRITE, "", null);
  static final NewToken READER = make("reader", Access.READ, "", null);
  static final NewToken SHELF = make("shelf", Access.WRITE, "shelf/", null);
  static final NewToken EXPIRED =
      make("expired", Access.WRITE, "", Instant.parse("2026-01-31T00:00:00Z"));

  private static NewToken make(
      String name, Access access, String prefix, @Nullable Instant expires) {
    return NewToken.make(name, new Scope(access, List.of(prefix)), expires);
  }

  /** Writes the file of tokens. */
  static Path into(Path folder) throws IOException {
    List<String> lines =
        List.of(ADMIN, READER, SHELF, EXPIRED).stream().map(NewToken::line).toList();
    return Files.write(folder.resolve("tokens"), lines);
  }

  private HandedOut() {}
}
