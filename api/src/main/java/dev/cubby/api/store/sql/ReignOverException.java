package dev.cubby.api.store.sql;

import java.sql.SQLException;

/** What was read is of a reign that is over, so that it has to be read again. */
public final class ReignOverException extends SQLException {
  private static final long serialVersionUID = 1;

  public ReignOverException() {
    super("the server that takes writes has changed");
  }
}
