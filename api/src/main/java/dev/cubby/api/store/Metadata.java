package dev.cubby.api.store;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The facts about a key beside its value.
 *
 * @param version grows with each write of the key and is never reused, not even after delete and
 *     create
 * @param size of the value, in bytes
 * @param createdAt milliseconds since 1970 (UTC) by the store's clock
 * @param updatedAt likewise
 * @param expiresAt likewise; null where the key stays until it is deleted
 */
public record Metadata(
    Key key,
    long version,
    int size,
    String contentType,
    long createdAt,
    long updatedAt,
    @Nullable Long expiresAt) {

  /** The versions of these keys. */
  public static Set<Long> versions(List<Metadata> keys) {
    return keys.stream().map(Metadata::version).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the key is gone at {@code now}, in milliseconds since 1970. */
  public boolean expiredAt(long now) {
    return expiresAt != null && expiresAt <= now;
  }
}
