package dev.cubby.api.http;

import dev.cubby.api.store.Precondition;
import dev.cubby.api.store.Precondition.Existence;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What becomes of a line whose key exists. */
enum ImportMode {
  /** It is skipped. */
  CREATE,
  /** It is stored. */
  REPLACE,
  /** It is stored if it was written later than the key. */
  NEWER;

  /** The mode that the query names; 400 where there is none such. */
  static ImportMode of(QueryString query) {
    String name = query.text("mode").orElse(CREATE.text());
    return Arrays.stream(values())
        .filter(mode -> mode.text().equals(name))
        .findFirst()
        .orElseThrow(() ->
            Problems.invalid(
                    "The query parameter \"mode\" must be one of %s, not \"%s\"."
                        .formatted(
                            Arrays.stream(values())
                                .map(ImportMode::text)
                                .collect(Collectors.joining(", ")),
                            name))
                .exception());
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The condition under which a line is stored. */
  Precondition precondition(ImportedLine line) {
    Long updatedAt = line.updatedAt();
    return switch (this) {
      case CREATE -> Existence.ABSENT;
      case REPLACE -> Existence.ANY;
      case NEWER -> {
        if (updatedAt == null) {
          throw Problems.invalid("With mode=newer a line needs \"updatedAt\".").exception();
        }
        yield new Precondition.WrittenBefore(updatedAt);
      }
    };
  }
}
