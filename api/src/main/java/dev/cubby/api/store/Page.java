package dev.cubby.api.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a listing, from one snapshot of the store.
 *
 * @param version of the store in that snapshot: every write up to it shows, none after it
 * @param keys in the order of their UTF-8 bytes, none of them expired
 * @param prefixes what was folded, in the same order
 * @param next the last item (key or prefix) of this page where more may follow, else null
 */
public record Page(
    long version, List<Metadata> keys, List<String> prefixes, @Nullable String next) {
  public Page {
    keys = List.copyOf(keys);
    prefixes = List.copyOf(prefixes);
  }
}
