package dev.cubby.e2e.workload;

import dev.cubby.e2e.history.HistoryClock;
import dev.cubby.e2e.history.Outcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One page of a listing.
 *
 * @param last the last key that the page covers; null where it goes to the end
 */
record Listed(Map<String, Outcome> keys, @Nullable String last) {
  /** Members that are not asked for here are passed over. */
  private static final JsonMapper JSON = new JsonMapper();

  private record Page(List<Entry> keys, @Nullable String nextCursor) {}

  private record Entry(String key, long version, @Nullable String expiresAt) {
    Outcome outcome(HistoryClock clock) {
      Long expires = expiresAt == null ? null : clock.at(Instant.parse(expiresAt));
      return new Outcome.Present(version, null, expires);
    }
  }

  /** Whether the key would be on this page if it existed; keys here are ASCII. */
  boolean covers(String key) {
    return last == null || key.compareTo(last) <= 0;
  }

  static Listed parse(String body, HistoryClock clock) {
    Page page = JSON.readValue(body, Page.class);
    var keys = new HashMap<String, Outcome>();
    page.keys().forEach(entry -> keys.put(entry.key(), entry.outcome(clock)));
    String greatest = keys.keySet().stream().max(Comparator.naturalOrder()).orElse(null);
    return new Listed(keys, page.nextCursor() == null ? null : greatest);
  }
}
