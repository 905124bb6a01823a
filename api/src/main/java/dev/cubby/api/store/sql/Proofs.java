package dev.cubby.api.store.sql;

import java.sql.SQLException;

/**
 * Proves what was read. Where a standby may be promoted, a server may go on answering though
 * another one has taken its place. So a read counts only once a commit of the same reign, which
 * began after the read, is on the standby's disk as well (docs/decisions/0503).
 */
public interface Proofs extends AutoCloseable {

  /** Of a database that is one server: what it answers is so. */
  Proofs AT_ONCE =
      new Proofs() {
        @Override
        public void await(Reign reign, long until) {}

        @Override
        public void proved(Reign reign, long begun) {}

        @Override
        public void awaitReign(long until) {}

        @Override
        public void close() {}
      };

  /**
   * Waits for the proof of what was read before this call.
   *
   * @param until when to give up, by {@link System#nanoTime}
   * @throws ReignOverException where another reign has begun
   * @throws SQLException where there is no proof in time
   */
  void await(Reign reign, long until) throws SQLException;

  /**
   * A commit of this reign has returned, without a warning: it proves all that was read before it
   * was sent.
   *
   * @param begun when it was sent, by {@link System#nanoTime}
   */
  void proved(Reign reign, long begun);

  /**
   * Begins a reign where the server has none.
   *
   * @param until when to give up, by {@link System#nanoTime}
   * @throws SQLException where none has begun in time
   */
  void awaitReign(long until) throws SQLException;

  @Override
  void close();
}
