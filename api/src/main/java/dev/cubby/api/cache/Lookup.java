package dev.cubby.api.cache;

import dev.cubby.api.store.Entry;
import org.jspecify.annotations.Nullable;

/** The cache's answer for a key. */
public sealed interface Lookup {

  /** The key's newest entry; null where the cache knows that there is none. */
  record Hit(@Nullable Entry entry) implements Lookup {}

  /** Not held: read the database, then {@link ReadCache#fill} under this lease. */
  record Miss(Lease lease) implements Lookup {}

  /** Being written, or the cache is not in use: read the database and fill nothing. */
  record Bypass() implements Lookup {}
}
