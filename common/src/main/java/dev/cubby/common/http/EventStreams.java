package dev.cubby.common.http;

import io.vertx.core.buffer.Buffer;
import java.util.concurrent.ThreadLocalRandom;

/** Streams of Server-Sent Events (WHATWG HTML, section 9.2), in blocks that an empty line ends. */
public final class EventStreams {
  public static final String MEDIA_TYPE = "text/event-stream";

  private static final int SOONEST_RETRY_MILLIS = 500;
  private static final int LATEST_RETRY_MILLIS = 2_000;

  /** The last block of a stream whose client shall come back, though not all clients at once. */
  public static Buffer farewell() {
    int millis = ThreadLocalRandom.current().nextInt(SOONEST_RETRY_MILLIS, LATEST_RETRY_MILLIS + 1);
    return Buffer.buffer("retry: " + millis + "\n\n");
  }

  /** Tells where in a stream, whose lines end in one line feed, its blocks end. */
  public static final class Blocks {
    private static final byte LINE_END = '\n';

    private boolean lineEnds;
    private boolean whole;

    /** Takes the next part of the stream. */
    public void add(Buffer part) {
      int length = part.length();
      if (length > 0) {
        boolean lineEnded = length > 1 ? part.getByte(length - 2) == LINE_END : lineEnds;
        lineEnds = part.getByte(length - 1) == LINE_END;
        whole = lineEnds && lineEnded;
      }
    }

    /** Whether a block ends where the last part did. */
    public boolean areWhole() {
      return whole;
    }
  }

  private EventStreams() {}
}
