package dev.cubby.api.coherence.model.failover;

/**
 * A server that is primary, or was and still serves.
 *
 * @param shown what its sessions see
 * @param standby what its standby has flushed, but for how long the cache is unused: by whose clock
 *     is not known; of no meaning once it was promoted
 * @param tx the transaction that has the row locked
 * @param settled whether, since its promotion, more time has passed than any trust lasts
 * @param attached whether a standby has received any of its own log
 */
record Server(Data shown, Data standby, Tx tx, boolean settled, boolean attached) {
  private static final Data NOTHING = new Data(Chain.EMPTY, 0, false, false, 0);

  static Server first(boolean cached) {
    Data data = Data.first(cached);
    return new Server(data, data.unusedLong(false), Tx.NONE, true, true);
  }

  static Server promoted(Data data) {
    return new Server(data, data.unusedLong(false), Tx.NONE, false, false);
  }

  boolean free() {
    return tx.kind() == Tx.Kind.NONE;
  }

  Server with(Tx next) {
    return new Server(shown, standby, next, settled, attached);
  }

  Server with(Data next) {
    return new Server(next, standby, tx, settled, attached);
  }

  Server nowSettled() {
    return new Server(shown, standby, tx, true, attached);
  }

  /** The standby has flushed all of the log. */
  Server flushed() {
    Data all = tx.after(shown).unusedLong(false);
    return new Server(shown, all, acknowledged(), settled, true);
  }

  /** Another standby has, which will not be promoted. */
  Server flushedElsewhere() {
    return with(acknowledged());
  }

  private Tx acknowledged() {
    return tx.isWritten() ? tx.at(Tx.Stage.FLUSHED) : tx;
  }

  /** The transaction is over, and what it wrote to the log is shown. */
  Server ended() {
    return new Server(tx.after(shown), standby, Tx.NONE, settled, attached);
  }

  /** Its standby was promoted. */
  Server deposed() {
    return new Server(shown, NOTHING, tx, settled, attached);
  }
}
