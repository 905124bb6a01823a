package dev.cubby.api.store.mariadb;

import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tells what MariaDB's errors mean (MariaDB error codes: mariadb.com/docs, "MariaDB Error Code
 * Reference").
 */
final class MariaDbFailures {
  private static final Set<Integer> FULL = Set.of(1021, 1026, 1114, 3);
  private static final Set<Integer> READ_ONLY = Set.of(1036, 1290, 1792, 1836);
  private static final Set<Integer> CORRUPT = Set.of(1034, 1194, 1195, 1712, 1877);
  private static final int ACCESS_DENIED = 1045;
  private static final int UNKNOWN_DATABASE = 1049;
  private static final Set<Integer> TOO_MANY_CONNECTIONS = Set.of(1040, 1203, 1226);

  /** A failure before a commit was asked for: nothing was written. */
  static StoreException of(SQLException e, DatabaseAddress address) {
    int code = code(e);
    if (FULL.contains(code)) {
      return failure(Kind.FULL, address, "has no room left; free some disk space", e);
    }
    if (READ_ONLY.contains(code)) {
      return failure(Kind.READ_ONLY, address, "takes no writes; see its read_only setting", e);
    }
    if (CORRUPT.contains(code)) {
      return failure(
          Kind.CORRUPT, address, "has a damaged table; see its log, restore a backup", e);
    }
    return new StoreException(Kind.UNAVAILABLE, reason(e, address, address.user()), e);
  }

  /** Its disk is almost full; deleting still works. */
  static StoreException full(DatabaseAddress address) {
    return new StoreException(
        Kind.FULL,
        "MariaDB at %s has no room left; free some disk space, or delete keys"
            .formatted(address.place()),
        null);
  }

  /** A failure while a commit was under way. */
  static StoreException ofCommit(SQLException e, DatabaseAddress address) {
    return failure(
        Kind.COMMIT_UNKNOWN, address, "broke off a commit, which may or may not have happened", e);
  }

  /** One sentence for the operator. */
  static String reason(SQLException e, DatabaseAddress address, String user) {
    int code = code(e);
    if (code == ACCESS_DENIED) {
      return "MariaDB at %s refuses user %s: the password file is not the database's"
          .formatted(address.place(), user);
    }
    if (code == UNKNOWN_DATABASE) {
      return "MariaDB at %s has no database %s".formatted(address.place(), address.name());
    }
    if (TOO_MANY_CONNECTIONS.contains(code)) {
      return "MariaDB at %s has no connection left: raise max_connections or lower CUBBY_DB_CONNECTIONS"
          .formatted(address.place());
    }
    return "MariaDB at %s cannot answer: %s".formatted(address.place(), firstLine(e));
  }

  private static StoreException failure(
      Kind kind, DatabaseAddress address, String what, SQLException e) {
    return new StoreException(
        kind, "MariaDB at %s %s: %s".formatted(address.place(), what, firstLine(e)), e);
  }

  /** A pool's timeout wraps what kept it from connecting. */
  private static int code(SQLException e) {
    int code = e.getErrorCode();
    return code == 0 && e.getCause() instanceof SQLException cause ? cause.getErrorCode() : code;
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private MariaDbFailures() {}
}
