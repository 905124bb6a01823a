package dev.cubby.e2e.workload;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An export of the clients' keys, which was whole.
 *
 * @param asked when, on the history's clock
 * @param version of the store
 * @param at by the store's clock
 */
public record Exported(long asked, long version, Instant at, List<Line> lines) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * One key.
   *
   * @param value the name of its value
   * @param expiresAt null for never
   */
  public record Line(String key, long version, String value, @Nullable Instant expiresAt) {
    static Line of(JsonNode json) {
      return new Line(
          json.get("key").stringValue(),
          json.get("version").longValue(),
          Values.name(json.get("value").stringValue()),
          json.has("expiresAt") ? Instant.parse(json.get("expiresAt").stringValue()) : null);
    }
  }

  /** Reads an export; null where it has no end line, or one that counts other keys. */
  static @Nullable Exported parse(long asked, String text) {
    JsonNode header = null;
    var lines = new ArrayList<Line>();
    for (String line : text.lines().toList()) {
      JsonNode json = JSON.readTree(line);
      if (header == null) {
        header = json;
      } else if (!json.has("end")) {
        lines.add(Line.of(json));
      } else if (json.get("keys").longValue() == lines.size()) {
        Instant at = Instant.parse(header.get("exportedAt").stringValue());
        return new Exported(asked, header.get("version").longValue(), at, lines);
      }
    }
    return null;
  }
}
