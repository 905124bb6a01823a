package dev.cubby.api.store;

/**
 * How much is stored, in one snapshot.
 *
 * @param bytes of the values
 * @param version of the store in that snapshot
 */
public record Stats(long keys, long bytes, long version) {

  /** What was stored before these changes. */
  public Stats before(Stats changes) {
    return new Stats(keys - changes.keys, bytes - changes.bytes, version);
  }
}
