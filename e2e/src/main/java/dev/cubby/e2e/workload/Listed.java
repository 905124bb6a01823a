package dev.cubby.e2e.workload;

import dev.cubby.e2e.history.HistoryClock;
import dev.cubby.e2e.history.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One page of a listing.
 *
 * @param last the last key that the page covers; null where it goes to the end
 */
record Listed(Map<String, Outcome> keys, @Nullable String last) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Whether the key would be on this page if it existed; keys here are ASCII. */
  boolean covers(String key) {
    return last == null || key.compareTo(last) <= 0;
  }

  static Listed parse(String body, HistoryClock clock) {
    var keys = new HashMap<String, Outcome>();
    String greatest = null;
    boolean more = false;
    String key = null;
    long version = 0;
    Long expiresAt = null;
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.END_OBJECT && key != null) {
          keys.put(key, new Outcome.Present(version, null, expiresAt));
          greatest = greatest == null || key.compareTo(greatest) > 0 ? key : greatest;
          key = null;
          expiresAt = null;
        }
        if (token != JsonToken.PROPERTY_NAME) {
          continue;
        }
        switch (json.currentName()) {
          case "key" -> key = json.nextStringValue();
          case "version" -> version = json.nextLongValue(0);
          case "expiresAt" -> expiresAt = clock.at(Instant.parse(json.nextStringValue()));
          case "nextCursor" -> more = json.nextToken() == JsonToken.VALUE_STRING;
          default -> {}
        }
      }
    }
    return new Listed(keys, more ? greatest : null);
  }
}
