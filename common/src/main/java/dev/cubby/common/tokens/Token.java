package dev.cubby.common.tokens;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token, without the secret itself.
 *
 * @param name under which logs know its holder
 * @param expires the moment from which on it counts no more; null for never
 */
public record Token(String name, Scope scope, @Nullable Instant expires) {

  boolean isOver(Instant now) {
    return expires != null && !now.isBefore(expires);
  }
}
