package dev.cubby.api.store.sql;

import java.sql.SQLException;

/** The row {@code state} names no reign of the server that holds it, as after a promotion. */
public final class NoReignException extends SQLException {
  private static final long serialVersionUID = 1;

  NoReignException() {
    super("the server that takes writes has changed, and has not begun to serve yet");
  }
}
