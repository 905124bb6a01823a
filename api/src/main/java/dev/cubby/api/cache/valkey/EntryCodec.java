package dev.cubby.api.cache.valkey;

import dev.cubby.api.cache.Lookup;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An entry as bytes, under its epoch: {@code format, epoch}, and where the key exists {@code
 * version, created, updated, expires (or the least long), length of the type, type, value}.
 */
final class EntryCodec {
  private static final byte ABSENT = 0;
  private static final byte PRESENT = 1;
  private static final long NEVER = Long.MIN_VALUE;
  private static final int HEAD = 1 + Long.BYTES;
  private static final int FIXED = HEAD + 4 * Long.BYTES + Integer.BYTES;

  static byte[] encode(long epoch, @Nullable Entry entry) {
    if (entry == null) {
      return ByteBuffer.allocate(HEAD).put(ABSENT).putLong(epoch).array();
    }
    Metadata metadata = entry.metadata();
    byte[] type = metadata.contentType().getBytes(StandardCharsets.UTF_8);
    Long expiresAt = metadata.expiresAt();
    return ByteBuffer.allocate(FIXED + type.length + entry.value().length)
        .put(PRESENT)
        .putLong(epoch)
        .putLong(metadata.version())
        .putLong(metadata.createdAt())
        .putLong(metadata.updatedAt())
        .putLong(expiresAt == null ? NEVER : expiresAt)
        .putInt(type.length)
        .put(type)
        .put(entry.value())
        .array();
  }

  /** The entry; null where it was filled under another epoch, or by a program of another format. */
  static Lookup.@Nullable Hit decode(Key key, byte[] bytes, long epoch) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < HEAD) {
      return null;
    }
    byte format = buffer.get();
    if (buffer.getLong() != epoch) {
      return null;
    }
    return switch (format) {
      case ABSENT -> new Lookup.Hit(null);
      case PRESENT -> new Lookup.Hit(present(key, buffer));
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
