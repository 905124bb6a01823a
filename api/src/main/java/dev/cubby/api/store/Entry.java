package dev.cubby.api.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key with its value.
 *
 * @param value the bytes as they were written; shared, so nobody may change them
 */
@SuppressWarnings("ArrayRecordComponent") // identity is the version; the bytes are never compared
public record Entry(Metadata metadata, byte[] value) {

  /**
   * The entries of these keys.
   *
   * @param values by version
   */
  public static List<Entry> of(List<Metadata> keys, Map<Long, byte[]> values) {
    return keys.stream().map(key -> of(key, values.get(key.version()))).toList();
  }

  private static Entry of(Metadata key, byte @Nullable [] value) {
    if (value == null) {
      throw new IllegalStateException("version " + key.version() + " was not read");
    }
    return new Entry(key, value);
  }
}
