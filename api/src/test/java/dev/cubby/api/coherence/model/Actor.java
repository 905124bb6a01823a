package dev.cubby.api.coherence.model;

import java.util.List;

/** Who takes part, and how far each has come. */
final class Actor {
  static final List<String> PROCESSES = List.of("process 0", "process 1");
  static final List<String> READERS = List.of("reader 0", "reader 1");
  static final List<String> WRITERS = List.of("writer 0", "writer 1");

  /**
   * A process's copy of the row.
   *
   * @param trust the epoch that counts now; 0 for none
   * @param answer the epoch in an answer of the database that is on its way; 0 for unused, -1 for
   *     no answer
   */
  record Member(int trust, int answer) {
    static final int NO_ANSWER = -1;
  }

  enum Reading {
    IDLE,
    /** Has sent its question to the cache. */
    ASKS,
    /** The cache's answer is on its way. */
    HIT,
    /** Has a lease and goes to the database. */
    LEASED,
    /** Goes to the database without one. */
    BYPASS,
    /** Has answered, and may still fill. */
    FILLS
  }

  /**
   * A reader.
   *
   * @param epoch under which it asked the cache
   * @param floor what was known when it was asked: nothing older may be answered
   */
  record Reader(Reading at, int epoch, int version, int floor) {
    static final Reader IDLE = new Reader(Reading.IDLE, 0, 0, 0);

    Reader at(Reading next, int found) {
      return new Reader(next, epoch, found, floor);
    }
  }

  enum Writing {
    IDLE,
    /** Has read the row and goes to fence. */
    FENCES,
    /** Its fence stands. */
    FENCED,
    /** Could not fence; marks the row. */
    LEAVES,
    /** Has no fence and may not commit yet. */
    WAITS,
    /** In its transaction, the row checked. */
    COMMITS,
    /** Likewise, but it will never learn the outcome. */
    ADRIFT,
    /** Has committed and waits, which is too late. */
    WAITS_AFTER,
    /** Has committed; neither lifted nor acknowledged. */
    COMMITTED,
    LIFTED,
    ACKNOWLEDGED,
    DONE
  }

  /**
   * A write.
   *
   * @param epoch that its fence was taken under; 0 where it has none
   * @param version it wrote
   * @param old whether its fence has ended, or is about to
   */
  record Writer(Writing at, int epoch, int version, boolean old) {
    static final Writer IDLE = new Writer(Writing.IDLE, 0, 0, false);
    static final Writer DONE = new Writer(Writing.DONE, 0, 0, false);

    Writer at(Writing next) {
      return new Writer(next, epoch, version, old);
    }
  }

  enum Entering {
    IDLE,
    /** Has asked the cache which life it is in, and under which epoch. */
    SAW,
    /** Has locked the row and sent the command. */
    LOCKED,
    /** The cache has obeyed. */
    EMPTIED
  }

  /**
   * A process that would put the cache in use.
   *
   * @param epoch seen, then the new one
   */
  record Enterer(Entering at, int run, int epoch) {
    static final Enterer IDLE = new Enterer(Entering.IDLE, 0, 0);

    Enterer at(Entering next) {
      return new Enterer(next, run, epoch);
    }
  }

  private Actor() {}
}
