package dev.cubby.api.store;

/** How many bytes of values the steps of one unit may still read or copy. */
final class Room {
  private int left;

  Room(int bytes) {
    left = bytes;
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
