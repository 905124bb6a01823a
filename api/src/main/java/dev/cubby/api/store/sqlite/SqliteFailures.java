package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Says what went wrong with the database and what to do about it.
 *
 * @param file the database
 * @see <a href="https://www.sqlite.org/rescode.html">SQLite's result codes</a>
 */
record SqliteFailures(Path file) {

  /** A failure outside of COMMIT: nothing was written. */
  StoreException of(SQLException e) {
    return switch (primary(e)) {
      case SQLITE_FULL ->
          failure(Kind.FULL, e, "The disk under " + file + " is full; free some space there.");
      case SQLITE_READONLY, SQLITE_PERM ->
          failure(Kind.READ_ONLY, e, file + " takes no writes; let this user write it, restart.");
      case SQLITE_NOTADB -> failure(Kind.CORRUPT, e, file + " is no database; move it away.");
      case SQLITE_CORRUPT -> damaged(e, String.valueOf(e.getMessage()));
      case SQLITE_BUSY, SQLITE_LOCKED ->
          failure(Kind.UNAVAILABLE, e, "Another program has " + file + " locked; end it.");
      case SQLITE_IOERR ->
          failure(
              Kind.UNAVAILABLE,
              e,
              "The disk under " + file + " failed (" + code(e).name() + "); check it.");
      default ->
          failure(
              Kind.UNAVAILABLE,
              e,
              file + " cannot be used (" + e.getMessage() + "); check its disk.");
    };
  }

  /**
   * A failure of COMMIT itself. A full disk ends the log before its commit record, and a lock or a
   * read-only file shows before the first record; after any other error the record may be there.
   */
  StoreException ofCommit(SQLException e) {
    return switch (primary(e)) {
      case SQLITE_FULL, SQLITE_BUSY, SQLITE_READONLY -> of(e);
      default ->
          failure(
              Kind.COMMIT_UNKNOWN,
              e,
              file
                  + " may or may not hold the last writes ("
                  + code(e).name()
                  + "); read them back.");
    };
  }

  /** Whether a sync failed: the next one may succeed although the kernel dropped the data. */
  static boolean lostSync(SQLException e) {
    return code(e) == SQLiteErrorCode.SQLITE_IOERR_FSYNC
        || code(e) == SQLiteErrorCode.SQLITE_IOERR_DIR_FSYNC;
  }

  StoreException syncLost() {
    return failure(
        Kind.UNAVAILABLE, null, "The disk under " + file + " lost writes; check it, restart.");
  }

  StoreException damaged(@Nullable SQLException e, String finding) {
    return failure(
        Kind.CORRUPT, e, file + " is damaged (" + finding + "); move it away, restore a backup.");
  }

  StoreException foreign() {
    return failure(
        Kind.UNAVAILABLE, null, file + " is another program's; name another data directory.");
  }

  StoreException newer(int found, int known) {
    return failure(
        Kind.UNAVAILABLE,
        null,
        "%s is of a newer Cubby (schema %d, this one knows %d); start that version."
            .formatted(file, found, known));
  }

  StoreException closed() {
    return failure(Kind.UNAVAILABLE, null, "The store over " + file + " is closed.");
  }

  StoreException interrupted(InterruptedException e) {
    return failure(Kind.UNAVAILABLE, e, "The read was interrupted while it waited; repeat it.");
  }

  private static StoreException failure(Kind kind, @Nullable Exception cause, String sentence) {
    return new StoreException(kind, sentence, cause);
  }

  private static SQLiteErrorCode code(SQLException e) {
    return e instanceof SQLiteException sqlite
        ? sqlite.getResultCode()
        : SQLiteErrorCode.UNKNOWN_ERROR;
  }

  /** The low byte of a result code is the kind of error, the rest where it came from. */
  private static SQLiteErrorCode primary(SQLException e) {
    SQLiteErrorCode code = code(e);
    return code == SQLiteErrorCode.UNKNOWN_ERROR
        ? code
        : SQLiteErrorCode.getErrorCode(code.code & 0xff);
  }
}
