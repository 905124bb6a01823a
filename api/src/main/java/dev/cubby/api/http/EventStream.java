package dev.cubby.api.http;

import dev.cubby.api.feed.Event;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Changes as Server-Sent Events (WHATWG HTML, section 9.2). */
final class EventStream {
  static final String MEDIA_TYPE = "text/event-stream";

  /** After how many milliseconds a client that was cut off comes back. */
  private static final int RETRY_MILLIS = 1_000;

  private static final byte[] END = {'\n', '\n'};
  private static final int SOONEST_RETRY_MILLIS = 500;
  private static final int LATEST_RETRY_MILLIS = 2_000;

  /** Opens a stream: when to come back after a cut, and behind which version it begins. */
  static Buffer opening(long version) {
    return text("retry: " + RETRY_MILLIS + "\nid: " + version + "\n\n");
  }

  /** A block without data dispatches no event, but its id counts as the last one. */
  static Buffer heartbeat(long version) {
    return text("id: " + version + "\n\n");
  }

  /** Ends a stream of which a client shall come back, though not all clients at once. */
  static Buffer farewell() {
    int millis = ThreadLocalRandom.current().nextInt(SOONEST_RETRY_MILLIS, LATEST_RETRY_MILLIS + 1);
    return text("retry: " + millis + "\n\n");
  }

  static Buffer events(List<Event> events) {
    var bytes = new ByteArrayOutputStream(256 * events.size());
    for (Event event : events) {
      String head =
          "id: %d\nevent: %s\ndata: "
              .formatted(event.revision().version(), event.revision().operation().text());
      bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
      ChangesJson.event(bytes, event); // in one line: JSON escapes line breaks
      bytes.writeBytes(END);
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  private static Buffer text(String text) {
    return Buffer.buffer(text);
  }

  private EventStream() {}
}
