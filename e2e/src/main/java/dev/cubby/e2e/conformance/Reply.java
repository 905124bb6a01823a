package dev.cubby.e2e.conformance;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it came.
 *
 * @param version such as {@code HTTP/1.1}
 * @param body its bytes, one in each character, without chunked coding
 */
record Reply(String version, int status, List<Field> fields, String body) {

  /** The field's value, of several lines joined as a list; null where it is not there. */
  @Nullable String field(String name) {
    return lines(name) == 0
        ? null
        : fields.stream()
            .filter(field -> field.named(name))
            .map(Field::value)
            .collect(Collectors.joining(", "));
  }

  /** The field's value; empty where it is not there. */
  String text(String name) {
    String value = field(name);
    return value == null ? "" : value;
  }

  long lines(String name) {
    return fields.stream().filter(field -> field.named(name)).count();
  }

  boolean lists(String name, String member) {
    return List.of(text(name).toLowerCase(Locale.ROOT).split("\\s*,\\s*")).contains(member);
  }

  /** The head, and as much of the body as a reader wants to see. */
  @Override
  public String toString() {
    String head =
        fields.stream()
            .map(field -> field.name() + ": " + field.value())
            .collect(Collectors.joining("\n"));
    String start = body.length() > 300 ? body.substring(0, 300) + "…" : body;
    return "%s %d\n%s\n\n%s".formatted(version, status, head, start);
  }
}
