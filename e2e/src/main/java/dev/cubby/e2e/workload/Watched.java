package dev.cubby.e2e.workload;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a follower of a prefix was told.
 *
 * @param after the version behind which it began
 * @param told in the order in which it came
 * @param gaps what the history did not reach any more when the follower came back
 */
public record Watched(String prefix, long after, List<Told> told, List<Gap> gaps) {

  /**
   * One change.
   *
   * @param expiresAt null for never
   */
  public record Told(long version, String key, String op, @Nullable Instant expiresAt) {

    /** One whose value stays. */
    public Told(long version, String key, String op) {
      this(version, key, op, null);
    }

    static Told of(JsonNode change) {
      JsonNode expires = change.get("expiresAt");
      return new Told(
          change.get("version").longValue(),
          change.get("key").stringValue(),
          change.get("op").stringValue(),
          expires == null ? null : Instant.parse(expires.stringValue()));
    }

    /** Whether the key is there since. */
    public boolean put() {
      return op.equals("put");
    }
  }

  /** The versions behind the first, up to the second. */
  public record Gap(long after, long upTo) {
    boolean covers(long version) {
      return version > after && version <= upTo;
    }
  }

  Watched copy() {
    return new Watched(prefix, after, List.copyOf(told), List.copyOf(gaps));
  }

  /** Whether it need not have been told of a version. */
  public boolean mayLack(long version) {
    return gaps.stream().anyMatch(gap -> gap.covers(version));
  }
}
