package dev.cubby.e2e.check;

import java.util.BitSet;

/**
 * One way in which the operations so far may have taken effect.
 *
 * @param puts how many of the puts with known versions have: always the first ones
 * @param state what the key holds now
 * @param done the slots of pending reads and deletes that have taken effect; never changed
 * @param used the writes of unknown outcome that were needed and that no client saw
 */
record Configuration(int puts, State state, BitSet done, Used used) {

  /** The state of a key. */
  enum State {
    NOTHING,
    /** The last of the puts with known versions. */
    KNOWN,
    /** The value of a put of unknown outcome that no client saw. */
    HIDDEN
  }

  /**
   * Writes that no client saw differ only in their preconditions, so it is enough to count them.
   * Those that ask for a version need no count: their version comes only once.
   */
  record Used(int puts, int creations, int deletes) {
    static final Used NONE = new Used(0, 0, 0);

    /** Whether all that can follow after the other can follow after this. */
    boolean within(Used other) {
      return puts <= other.puts && creations <= other.creations && deletes <= other.deletes;
    }
  }

  static Configuration initial() {
    return new Configuration(0, State.NOTHING, new BitSet(), Used.NONE);
  }

  /**
   * Whether all that can follow after the other can follow after this: it needed no more of the
   * writes that no client saw, has done the same deletes, and has done all reads that the other
   * has.
   */
  boolean coversLike(Configuration other, BitSet observers) {
    if (puts != other.puts || state != other.state || !used.within(other.used)) {
      return false;
    }
    var differs = (BitSet) done.clone();
    differs.xor(other.done);
    boolean less = differs.intersects(other.done);
    differs.andNot(observers);
    return !less && differs.isEmpty();
  }

  Configuration put() {
    return new Configuration(puts + 1, State.KNOWN, done, used);
  }

  Configuration put(Used more) {
    return new Configuration(puts + 1, State.KNOWN, done, more);
  }

  Configuration hidden(Used more) {
    return new Configuration(puts, State.HIDDEN, done, more);
  }

  Configuration nothing(Used more) {
    return new Configuration(puts, State.NOTHING, done, more);
  }

  Configuration nothing(int slot) {
    return new Configuration(puts, State.NOTHING, with(slot), used);
  }

  Configuration done(int slot) {
    return new Configuration(puts, state, with(slot), used);
  }

  Configuration free(int slot) {
    var fewer = (BitSet) done.clone();
    fewer.clear(slot);
    return new Configuration(puts, state, fewer, used);
  }

  private BitSet with(int slot) {
    var more = (BitSet) done.clone();
    more.set(slot);
    return more;
  }
}
