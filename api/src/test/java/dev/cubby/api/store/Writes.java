package dev.cubby.api.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Short names for what tests write. */
public final class Writes {

  public static Write.Put put(String key, String value) {
    return put(key, value, Precondition.Existence.ANY);
  }

  public static Write.Put put(String key, String value, Precondition precondition) {
    return put(key, value, null, precondition);
  }

  public static Write.Put put(String key, String value, @Nullable Long ttlMillis) {
    return put(key, value, ttlMillis, Precondition.Existence.ANY);
  }

  private static Write.Put put(
      String key, String value, @Nullable Long ttlMillis, Precondition precondition) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return new Write.Put(new Key(key), bytes, "text/plain", ttlMillis, precondition);
  }

  public static Write.Delete delete(String key) {
    return delete(key, Precondition.Existence.ANY);
  }

  public static Write.Delete delete(String key, Precondition precondition) {
    return new Write.Delete(new Key(key), precondition);
  }

  public static Write.Touch touch(String key, @Nullable Long ttlMillis) {
    return new Write.Touch(new Key(key), ttlMillis, Precondition.Existence.ANY);
  }

  public static Write.Restore restore(String key, long from) {
    Key of = new Key(key);
    return new Write.Restore(of, new AsOf(of, from), null, Precondition.Existence.ANY);
  }

  public static Write.Copy copy(String key, String source) {
    return new Write.Copy(new Key(key), new Key(source), null, Precondition.Existence.ANY);
  }

  public static Step.Get get(String key) {
    return new Step.Get(new Key(key));
  }

  public static Step.Check check(String key, Precondition precondition) {
    return new Step.Check(new Key(key), precondition);
  }

  /** Units of one step each. */
  public static List<WriteUnit> units(Step... steps) {
    return Stream.of(steps).map(WriteUnit::of).toList();
  }

  public static Precondition version(long version) {
    return new Precondition.VersionIn(Set.of(version));
  }

  /** The version that the write gave. */
  public static long version(Step.Outcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Created created -> created.metadata().version();
      case WriteOutcome.Replaced replaced -> replaced.metadata().version();
      case WriteOutcome.Deleted deleted -> deleted.version();
      default -> throw new AssertionError("nothing was written: " + outcome);
    };
  }

  public static String text(Entry entry) {
    return new String(entry.value(), StandardCharsets.UTF_8);
  }

  private Writes() {}
}
