package dev.cubby.e2e.workload;

import dev.cubby.e2e.history.Operation.Kind;
import dev.cubby.e2e.history.Precondition;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of an atomic batch: a read or a put. Keys and values are ASCII without quotes.
 *
 * @param name of the value that is put; null for a read
 * @param value all of it
 */
record BatchPart(
    Kind kind,
    String key,
    @Nullable String name,
    Precondition precondition,
    @Nullable String value) {

  static BatchPart read(String key) {
    return new BatchPart(Kind.READ, key, null, Precondition.ANY, null);
  }

  /** The body of the request. */
  static String json(List<BatchPart> parts) {
    return parts.stream()
        .map(BatchPart::json)
        .collect(Collectors.joining(",", "{\"atomic\":true,\"operations\":[", "]}"));
  }

  private String json() {
    if (kind == Kind.READ) {
      return "{\"op\":\"get\",\"key\":\"%s\"}".formatted(key);
    }
    String condition =
        switch (precondition) {
          case Precondition.Any _ -> "";
          case Precondition.Absent _ -> ",\"ifNoneMatch\":\"*\"";
          case Precondition.At(long version) -> ",\"ifMatch\":[" + version + "]";
        };
    return "{\"op\":\"put\",\"key\":\"%s\",\"value\":\"%s\"%s}".formatted(key, value, condition);
  }
}
