package dev.cubby.api.store;

import java.util.Map;

/**
 * What a store holds that the units of one transaction are judged against.
 *
 * @param entries of the keys that the units name, live or expired
 * @param sources the newest revision of a key as of a version, for each {@link Write.Restore} whose
 *     version can be read; left out where there was none
 * @param now by the store's clock, in milliseconds since 1970
 * @param answers that are kept under the ids of the units
 */
public record Stored(
    Map<Key, Metadata> entries,
    Map<AsOf, Revision> sources,
    History history,
    long now,
    Map<Sha256, KeptAnswer> answers) {

  /** For units of which none has an {@link Idempotency}. */
  public Stored(
      Map<Key, Metadata> entries, Map<AsOf, Revision> sources, History history, long now) {
    this(entries, sources, history, now, Map.of());
  }
}
