package dev.cubby.e2e.check;

import java.util.BitSet;

/**
 * One way in which the operations so far may have taken effect.
 *
 * @param puts how many of the puts with known versions have: always the first ones
 * @param state what the key holds now
 * @param done the slots of pending reads and deletes that have taken effect; never changed
 * @param used what was needed of writes of unknown outcome that nobody saw
 */
record Configuration(int puts, State state, BitSet done, Used used) {

  /** What a key holds. */
  enum State {
    NOTHING,
    /** The last of the puts with known versions. */
    KNOWN,
    /** What a put of unknown outcome wrote, that nobody saw. */
    HIDDEN
  }

  /**
   * Writes that nobody saw are alike but for their preconditions, so that their number will do.
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
   * Whether all that can follow after the other can follow after this: it needed no more of what
   * nobody saw, has done the same deletes, and at least what the other has of those that only look.
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
