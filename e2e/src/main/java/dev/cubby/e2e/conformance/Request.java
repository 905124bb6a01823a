package dev.cubby.e2e.conformance;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request that is well formed; what is not is written out as text where it is needed.
 *
 * @param target the path and query
 * @param fields one for each line, in the order in which they are sent
 * @param body its bytes, one in each character; null for none
 */
record Request(String method, String target, List<Field> fields, @Nullable String body) {

  static Request of(String method, String target, String... lines) {
    return new Request(method, target, Field.list(lines), null);
  }

  static Request get(String target, String... lines) {
    return of("GET", target, lines);
  }

  static Request head(String target, String... lines) {
    return of("HEAD", target, lines);
  }

  static Request put(String target, String body, String... lines) {
    return of("PUT", target, lines).containing(body);
  }

  /** The creation of a key, whose name needs no escape, with the value "new". */
  static Request post(String key, String... lines) {
    return of("POST", "/v1/keys", lines)
        .with("Content-Type: application/json")
        .containing("{\"key\":\"%s\",\"value\":\"new\",\"ttlSeconds\":600}".formatted(key));
  }

  Request with(String... lines) {
    var all = Stream.concat(fields.stream(), Field.list(lines).stream()).toList();
    return new Request(method, target, all, body);
  }

  Request containing(String octets) {
    return new Request(method, target, fields, octets);
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  boolean has(String name) {
    return fields.stream().anyMatch(field -> field.named(name));
  }

  /** The request as HTTP/1.1 has it, with {@code Host} and {@code Content-Length}. */
  String http1(String authority) {
    var text = new StringBuilder();
    text.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    if (!has("Host")) {
      text.append("Host: ").append(authority).append("\r\n");
    }
    for (Field field : fields) {
      text.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    if (body != null) {
      text.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    return text.append("\r\n").append(body == null ? "" : body).toString();
  }
}
