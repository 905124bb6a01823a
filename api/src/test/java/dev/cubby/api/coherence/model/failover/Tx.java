package dev.cubby.api.coherence.model.failover;

/**
 * A transaction that has the row of its server locked.
 *
 * @param number the writer, the epoch or the reign that it is about
 */
record Tx(Kind kind, int number, Stage stage) {
  static final Tx NONE = new Tx(Kind.NONE, 0, Stage.BEGUN);

  enum Kind {
    NONE,
    /** Writes the key. */
    WRITE,
    /** Marks the cache unused. */
    LEAVE,
    /** Writes an epoch to the row before the cache hears of it. */
    OFFER,
    /** Marks the cache used. */
    ENTER,
    /** Writes the reign to the row. */
    RECORD
  }

  enum Stage {
    /** Nothing is in the log yet. */
    BEGUN,
    /** The commit is in the server's log, and nobody is shown it. */
    WRITTEN,
    /** The standby has flushed it. */
    FLUSHED
  }

  static Tx begun(Kind kind, int number) {
    return new Tx(kind, number, Stage.BEGUN);
  }

  static Tx written(Kind kind, int number) {
    return new Tx(kind, number, Stage.WRITTEN);
  }

  Tx at(Stage next) {
    return new Tx(kind, number, next);
  }

  boolean is(Kind wanted, int about) {
    return kind == wanted && number == about;
  }

  boolean isBegun() {
    return kind != Kind.NONE && stage == Stage.BEGUN;
  }

  boolean isWritten() {
    return stage != Stage.BEGUN;
  }

  /** What the log holds with it. */
  Data after(Data before) {
    int chain = before.chain();
    return switch (isWritten() ? kind : Kind.NONE) {
      case NONE -> before;
      case WRITE ->
          new Data(
              Chain.with(chain, number),
              before.epoch(),
              before.used(),
              before.unusedLong(),
              before.reign());
      case LEAVE -> new Data(chain, before.epoch(), false, false, before.reign());
      case OFFER -> new Data(chain, number, before.used(), before.unusedLong(), before.reign());
      case ENTER -> new Data(chain, number, true, false, before.reign());
      case RECORD -> new Data(chain, before.epoch(), before.used(), before.unusedLong(), number);
    };
  }
}
