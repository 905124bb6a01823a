package dev.cubby.api.store;

/** How many bytes of values the steps of one unit may still read, and read or copy. */
final class Room {
  private int left = WriteUnit.MOST_BYTES;
  private int leftToRead;

  Room(WriteUnit unit) {
    leftToRead = unit.idempotency() == null ? left : Idempotency.MOST_READ_BYTES;
  }

  /** Takes so many bytes for a value that is read, or none where there are fewer left. */
  boolean takeToRead(int bytes) {
    if (bytes > leftToRead || !take(bytes)) {
      return false;
    }
    leftToRead -= bytes;
    return true;
  }

  /** Takes so many bytes, or none where there are fewer left. */
  boolean take(int bytes) {
    if (bytes > left) {
      return false;
    }
    left -= bytes;
    return true;
  }
}
