package dev.cubby.api.store.sql;

import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import java.sql.SQLException;
import java.util.function.Function;

/** Tells an operator, in one sentence, what an error of a database means. */
public final class Failures {
  private final String place;
  private final DatabaseAddress address;
  private final Function<SQLException, Fault> faults;

  /**
   * Of one database.
   *
   * @param product the database's name
   * @param faults knows its error codes
   */
  public Failures(String product, DatabaseAddress address, Function<SQLException, Fault> faults) {
    this.place = product + " at " + address.place();
    this.address = address;
    this.faults = faults;
  }

  /** Whether the database gave a transaction up for another one's sake, so that it may succeed. */
  boolean mayBeDoneAgain(SQLException e) {
    return fault(e) == Fault.GIVEN_UP;
  }

  /** A failure before a commit was asked for: nothing was written. */
  StoreException of(SQLException e) {
    return switch (fault(e)) {
      case FULL -> failure(Kind.FULL, "has no room left; free some disk space", e);
      case READ_ONLY ->
          failure(Kind.READ_ONLY, "takes no writes; it is a replica, or set to be read-only", e);
      case CORRUPT ->
          failure(Kind.CORRUPT, "has a damaged table; see its log, restore a backup", e);
      default -> new StoreException(Kind.UNAVAILABLE, reason(e, address.user()), e);
    };
  }

  /** Its disk is almost full; deleting still works. */
  StoreException full() {
    return new StoreException(
        Kind.FULL, place + " has no room left; free some disk space, or delete keys", null);
  }

  /** A failure while a commit was under way. */
  StoreException ofCommit(SQLException e) {
    return failure(
        Kind.COMMIT_UNKNOWN, "broke off a commit, which may or may not have happened", e);
  }

  /** Why a user cannot be served. */
  String reason(SQLException e, String user) {
    return switch (fault(e)) {
      case REFUSED_LOGIN ->
          "%s refuses user %s: the password file is not the database's".formatted(place, user);
      case NO_DATABASE -> "%s has no database %s".formatted(place, address.name());
      case TOO_MANY_CONNECTIONS ->
          "%s has no connection left: raise max_connections or lower CUBBY_DB_CONNECTIONS"
              .formatted(place);
      default -> "%s cannot answer: %s".formatted(place, firstLine(e));
    };
  }

  private StoreException failure(Kind kind, String what, SQLException e) {
    return new StoreException(kind, "%s %s: %s".formatted(place, what, firstLine(e)), e);
  }

  /** A pool's timeout wraps what kept it from connecting. */
  private Fault fault(SQLException e) {
    Fault fault = faults.apply(e);
    return fault == Fault.OTHER && e.getCause() instanceof SQLException cause
        ? faults.apply(cause)
        : fault;
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
