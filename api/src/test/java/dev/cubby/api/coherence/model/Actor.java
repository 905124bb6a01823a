package dev.cubby.api.coherence.model;

import java.util.List;

/** The processes, readers and writers that take part, and how far each has come. */
final class Actor {
  static final List<String> PROCESSES = List.of("process 0", "process 1");
  static final List<String> READERS = List.of("reader 0", "reader 1");
  static final List<String> WRITERS = List.of("writer 0", "writer 1");

  /**
   * A copy of the row.
   *
   * @param trusted whether it is used, and its second not over
   */
  record Copy(int epoch, boolean used, boolean trusted) {
    static final Copy NONE = new Copy(0, false, false);

    Copy trusted(boolean still) {
      return new Copy(epoch, used, still);
    }
  }

  /**
   * A process's keeper.
   *
   * @param copy that counts
   * @param asked whether the row has been read, its answer being on its way
   * @param answer that is on its way
   */
  record Member(Copy copy, boolean asked, Copy answer) {
    static final Member NEW = new Member(Copy.NONE, false, Copy.NONE);
  }

  enum Reading {
    IDLE,
    /** Has sent its question to the cache. */
    ASKS,
    /** The cache's answer is on its way. */
    HIT,
    /** Has a lease and goes to the database. */
    LEASED,
    /** Has answered, and may still fill. */
    FILLS
  }

  /**
   * A reader.
   *
   * @param epoch that was trusted when it asked the cache
   * @param trusted whether that trust is not over
   * @param version found
   * @param floor what was known when it began: nothing older may be answered
   */
  record Reader(Reading at, int epoch, boolean trusted, int version, int floor) {
    static final Reader IDLE = new Reader(Reading.IDLE, 0, false, 0, 0);

    /** Forgets what does not matter any more. */
    Reader at(Reading next, int found) {
      boolean waits = next == Reading.ASKS || next == Reading.HIT;
      int least = next == Reading.FILLS ? 0 : floor;
      return new Reader(next, waits ? epoch : 0, waits && trusted, found, least);
    }

    Reader withoutTrust() {
      return new Reader(at, epoch, false, version, floor);
    }
  }

  enum Writing {
    IDLE,
    /** Goes to fence, by its copy of the row. */
    FENCES,
    /** Its fence stands, or did. */
    FENCED,
    /** Could not fence; marks the row. */
    LEAVES,
    /** Has no fence and may not commit yet. */
    WAITS,
    /** Has waited, and does not look at the row any more, which is wrong. */
    WAITED,
    /** In its transaction, the row checked. */
    COMMITS,
    /** Has asked for the commit, and will never learn the outcome. */
    ADRIFT,
    /** Knows that nothing was committed. */
    FAILED,
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
   * @param old whether its fence has ended
   */
  record Writer(Writing at, int epoch, int version, boolean old) {
    static final Writer IDLE = new Writer(Writing.IDLE, 0, 0, false);
    static final Writer DONE = new Writer(Writing.DONE, 0, 0, false);

    Writer at(Writing next) {
      return new Writer(next, epoch, version, old);
    }

    Writer unfenced(Writing next) {
      return new Writer(next, 0, 0, false);
    }

    boolean inTransaction() {
      return at == Writing.COMMITS || at == Writing.ADRIFT;
    }
  }

  enum Entering {
    IDLE,
    /** Has asked the cache for its epoch. */
    SAW,
    /** The row holds the epoch that it offers. */
    OFFERED,
    /** Has locked the row, and is about to send the command. */
    LOCKED,
    /** The cache has obeyed. */
    EMPTIED
  }

  /**
   * A process that would put the cache in use.
   *
   * @param epoch seen, then the new one
   */
  record Enterer(Entering at, int epoch) {
    static final Enterer IDLE = new Enterer(Entering.IDLE, 0);

    Enterer at(Entering next) {
      return new Enterer(next, epoch);
    }
  }

  private Actor() {}
}
