package dev.cubby.api.store;

import org.jspecify.annotations.Nullable;

/** The database failed; the message says what to do about it, in words meant for an operator. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The kinds of failures that callers tell apart. */
  public enum Kind {
    /** The database cannot be reached or is too busy; nothing was written. */
    UNAVAILABLE,
    /** The database has no room for the write; nothing was written. */
    FULL,
    /** The database takes no writes (read-only file or server); nothing was written. */
    READ_ONLY,
    /** The database's content is damaged. */
    CORRUPT,
    /** The connection broke while a commit was under way: it may or may not have happened. */
    COMMIT_UNKNOWN
  }

  private final Kind kind;

  public StoreException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
