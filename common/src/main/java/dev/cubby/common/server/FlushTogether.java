package dev.cubby.common.server;

import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Writes what many HTTP/2 streams of a connection have to say in one turn of its event loop by one
 * system call. Vert.x flushes each answer that does not come of reading this very connection.
 */
public final class FlushTogether {
  /** Flushes that are put off at most, so that what is ready goes out while much is read. */
  private static final int MOST = 64;

  /** For a connection that many requests share; to be called on its event loop. */
  public static void on(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      base.channel().pipeline().addFirst(new FlushConsolidationHandler(MOST, true));
    }
  }

  private FlushTogether() {}
}
