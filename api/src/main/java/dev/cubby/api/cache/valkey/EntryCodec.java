package dev.cubby.api.cache.valkey;

import dev.cubby.api.cache.Lookup;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An entry as bytes, under its epoch: {@code format, epoch, until when it is held, what it cost},
 * and where the key exists {@code version, created, updated, expires (or the least long), length of
 * the type, type, value}.
 */
final class EntryCodec {
  // 0 and 1 had no time and cost.
  private static final byte ABSENT = 2;
  private static final byte PRESENT = 3;
  private static final long NEVER = Long.MIN_VALUE;
  private static final int HEAD = 1 + 2 * Long.BYTES + Integer.BYTES;
  private static final int FIXED = HEAD + 4 * Long.BYTES + Integer.BYTES;

  /**
   * An entry as the cache holds it.
   *
   * @param untilMillis since 1970, when it will be dropped
   * @param costMillis that it took to read from the database
   */
  record Held(Lookup.Hit hit, long untilMillis, int costMillis) {}

  static byte[] encode(long epoch, @Nullable Entry entry, long untilMillis, int costMillis) {
    if (entry == null) {
      return head(HEAD, ABSENT, epoch, untilMillis, costMillis).array();
    }
    Metadata metadata = entry.metadata();
    byte[] type = metadata.contentType().getBytes(StandardCharsets.UTF_8);
    Long expiresAt = metadata.expiresAt();
    int length = FIXED + type.length + entry.value().length;
    return head(length, PRESENT, epoch, untilMillis, costMillis)
        .putLong(metadata.version())
        .putLong(metadata.createdAt())
        .putLong(metadata.updatedAt())
        .putLong(expiresAt == null ? NEVER : expiresAt)
        .putInt(type.length)
        .put(type)
        .put(entry.value())
        .array();
  }

  private static ByteBuffer head(
      int length, byte format, long epoch, long untilMillis, int costMillis) {
    return ByteBuffer.allocate(length)
        .put(format)
        .putLong(epoch)
        .putLong(untilMillis)
        .putInt(costMillis);
  }

  /** The entry; null where it was filled under another epoch, or by a program of another format. */
  static @Nullable Held decode(Key key, byte[] bytes, long epoch) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < HEAD) {
      return null;
    }
    byte format = buffer.get();
    if (buffer.getLong() != epoch) {
      return null;
    }
    long untilMillis = buffer.getLong();
    int costMillis = buffer.getInt();
    return switch (format) {
      case ABSENT -> new Held(new Lookup.Hit(null), untilMillis, costMillis);
      case PRESENT -> new Held(new Lookup.Hit(present(key, buffer)), untilMillis, costMillis);
      default -> null;
    };
  }

  private static Entry present(Key key, ByteBuffer buffer) {
    long version = buffer.getLong();
    long createdAt = buffer.getLong();
    long updatedAt = buffer.getLong();
    long expiresAt = buffer.getLong();
    byte[] type = new byte[buffer.getInt()];
    buffer.get(type);
    byte[] value = new byte[buffer.remaining()];
    buffer.get(value);
    return new Entry(
        new Metadata(
            key,
            version,
            value.length,
            new String(type, StandardCharsets.UTF_8),
            createdAt,
            updatedAt,
            expiresAt == NEVER ? null : expiresAt),
        value);
  }

  private EntryCodec() {}
}
