package dev.cubby.api.store;

import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes at random over few keys, whose characters are those that listings trip over. */
final class RandomWrites {
  private static final String[] CHARACTERS = {
    "a", "b", "/", "%", "_", "*", "é", "\u07ff", "\uFFFD", "😀", "\uDBFF\uDFFF"
  };

  private final Random random;

  RandomWrites(Random random) {
    this.random = random;
  }

  /** One to three characters: 1,463 keys. */
  String key() {
    StringBuilder key = new StringBuilder();
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      key.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
    }
    return key.toString();
  }

  /**
   * A write of {@code key}.
   *
   * @param version the key's present version, which some of the preconditions ask for; 0 if absent
   * @param history which versions can be read; some of the restores are from others
   */
  Write write(String key, long version, History history) {
    Precondition precondition = precondition(version);
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> new Write.Delete(new Key(key), precondition);
      case 3 -> new Write.Touch(new Key(key), ttl(), precondition);
      case 4 -> {
        String old = random.nextBoolean() ? key : key();
        var source = new AsOf(new Key(old), version(history));
        yield new Write.Restore(new Key(key), source, ttl(), precondition);
      }
      case 5 -> new Write.Copy(new Key(key), new Key(key()), ttl(), precondition);
      case 6 -> imported(put(key, precondition));
      default -> put(key, precondition);
    };
  }

  /** The same as a line of an import, whose time is often over. */
  private Write imported(Write.Put put) {
    long end = new MovableClock().millis() + random.nextInt(20_000);
    return new Write.Import(
        put.key(),
        put.value(),
        put.contentType(),
        put.ttlMillis() == null ? null : Long.valueOf(end),
        put.precondition(),
        null);
  }

  /** A version, most often one that can be read. */
  long version(History history) {
    long least = Math.max(0, history.horizon() - 2);
    return least + random.nextLong(history.lastVersion() - least + 3);
  }

  private Write.Put put(String key, Precondition precondition) {
    byte[] value = new byte[random.nextInt(50) == 0 ? random.nextInt(9000) : random.nextInt(40)];
    random.nextBytes(value);
    String type = random.nextBoolean() ? "text/plain" : "application/json";
    return new Write.Put(new Key(key), value, type, ttl(), precondition);
  }

  private @Nullable Long ttl() {
    return random.nextInt(3) == 0 ? Long.valueOf(1 + random.nextInt(2000)) : null;
  }

  private Precondition precondition(long version) {
    Set<Long> versions =
        random.nextInt(3) == 0 ? Set.of(version - 1) : Set.of(version, version + 1);
    return switch (random.nextInt(12)) {
      case 0 -> Precondition.Existence.ABSENT;
      case 1 -> Precondition.Existence.PRESENT;
      case 2, 3 -> new Precondition.VersionIn(versions);
      case 4 -> new Precondition.VersionNotIn(versions);
      default -> Precondition.Existence.ANY;
    };
  }
}
