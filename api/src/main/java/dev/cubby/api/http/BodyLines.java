package dev.cubby.api.http;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a body, one at a time, each bounded. Empty ones are passed over. */
final class BodyLines {
  private final PulledBody body;
  private final int maxBytes;
  private byte[] piece = {};
  private int at;
  private long number;

  /**
   * One line.
   *
   * @param number of the line, from 1
   * @param bytes without the line's end; null where they are too many to be held
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Line(long number, byte @Nullable [] bytes) {}

  BodyLines(PulledBody body, int maxBytes) {
    this.body = body;
    this.maxBytes = maxBytes;
  }

  /** Waits for the next line that is not empty; null at the end. */
  @Nullable Line next() throws InterruptedException {
    var line = new ByteArrayOutputStream();
    boolean tooLong = false;
    while (true) {
      if (at == piece.length && !pull()) {
        return tooLong || line.size() > 0 ? finish(line, tooLong) : null;
      }
      int end = at;
      while (end < piece.length && piece[end] != '\n') {
        end++;
      }
      tooLong |= line.size() + (end - at) > maxBytes;
      if (tooLong) {
        line.reset();
      } else {
        line.write(piece, at, end - at);
      }
      boolean whole = end < piece.length;
      at = whole ? end + 1 : end;
      if (whole) {
        if (tooLong || !isBlank(line)) {
          return finish(line, tooLong);
        }
        number++;
        line.reset();
      }
    }
  }

  private boolean pull() throws InterruptedException {
    Buffer next = body.next();
    if (next == null) {
      return false;
    }
    piece = next.getBytes();
    at = 0;
    return true;
  }

  private Line finish(ByteArrayOutputStream line, boolean tooLong) {
    return new Line(++number, tooLong ? null : line.toByteArray());
  }

  private static boolean isBlank(ByteArrayOutputStream line) {
    return line.size() < 2 && line.toString(StandardCharsets.US_ASCII).isBlank();
  }
}
