package dev.cubby.api.coherence.model.failover;

import java.util.List;

/** The servers, processes, readers and writers that take part, and how far each has come. */
final class Actor {
  static final List<String> SERVERS = List.of("server 0", "server 1", "server 2");
  static final List<String> STANDBYS = atEach("the standby of %s");
  static final List<String> PROCESSES = List.of("process 0", "process 1");
  static final List<String> READERS = List.of("reader 0", "reader 1");
  static final List<String> WRITERS = List.of("writer 0", "writer 1");

  /**
   * A copy of the row.
   *
   * @param trusted whether its second is not over
   * @param since how many promotions had been when it was asked for
   * @param reign in which it was read
   */
  record Copy(int epoch, boolean used, boolean trusted, int since, int reign) {
    static final Copy NONE = new Copy(0, false, false, 0, 0);

    /** Whether answers of the cache count. */
    boolean counts() {
      return used && trusted;
    }

    Copy lapsed() {
      return new Copy(epoch, used, false, 0, reign);
    }
  }

  /**
   * A process's keeper.
   *
   * @param copy that counts
   * @param asked whether it has asked for another
   * @param answer to that
   * @param proved whether a heartbeat has proved the answer
   */
  record Member(Copy copy, boolean asked, Copy answer, boolean proved) {
    static final Member NEW = new Member(Copy.NONE, false, Copy.NONE, false);

    Member with(Copy next) {
      return new Member(next, asked, answer, proved);
    }

    Member withAnswer(Copy next) {
      return new Member(copy, asked, next, proved);
    }

    Member nowProved() {
      return new Member(copy, asked, answer, true);
    }
  }

  enum Reading {
    IDLE,
    /** Has a lease and goes to a database. */
    LEASED,
    /** Has read a database. */
    READ,
    /** Has answered, and may still fill. */
    FILLS
  }

  /**
   * A reader.
   *
   * @param leased whether it has a lease
   * @param found in the database
   * @param reign in which it was read
   * @param proved whether a heartbeat has proved it
   * @param floor what was known when it read: nothing older may be answered
   */
  record Reader(Reading at, boolean leased, int found, int reign, boolean proved, int floor) {
    static final Reader IDLE = new Reader(Reading.IDLE, false, 0, 0, false, 0);
    static final Reader LEASED = new Reader(Reading.LEASED, true, 0, 0, false, 0);

    static Reader fills(int found) {
      return new Reader(Reading.FILLS, true, found, 0, false, 0);
    }

    Reader nowProved() {
      return new Reader(at, leased, found, reign, true, floor);
    }

    Reader withoutLease() {
      return new Reader(at, false, found, reign, proved, floor);
    }
  }

  enum Writing {
    /** Has not begun, or starts over. */
    IDLE,
    /** Its fence stands, or did. */
    FENCED,
    /** In its transaction, and hears of its end. */
    COMMITS,
    /** Has asked for the commit behind a fence, and will never learn the outcome. */
    ADRIFT,
    DONE
  }

  /**
   * A write.
   *
   * @param epoch that its fence was taken under; 0 where that does not matter any more
   */
  record Writer(Writing at, int epoch) {
    static final Writer IDLE = new Writer(Writing.IDLE, 0);
    static final Writer COMMITS = new Writer(Writing.COMMITS, 0);
    static final Writer ADRIFT = new Writer(Writing.ADRIFT, 0);
    static final Writer DONE = new Writer(Writing.DONE, 0);
  }

  enum Entering {
    IDLE,
    /** Has asked for the commit of the epoch that it would offer. */
    OFFERS,
    /** Knows that the row holds its epoch. */
    OFFERED,
    /** Has locked the row, and is about to empty the cache. */
    LOCKED
  }

  /** A process that would put the cache in use. */
  record Enterer(Entering at, int epoch) {
    static final Enterer IDLE = new Enterer(Entering.IDLE, 0);

    Enterer at(Entering next) {
      return new Enterer(next, epoch);
    }
  }

  /** What is done at each server. */
  static List<String> atEach(String what) {
    return SERVERS.stream().map(what::formatted).toList();
  }

  private Actor() {}
}
