package dev.cubby.api.http;

import dev.cubby.api.feed.Event;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Changes as Server-Sent Events (WHATWG HTML, section 9.2). */
final class EventStream {
  /** After how many milliseconds a client that was cut off comes back. */
  private static final int RETRY_MILLIS = 1_000;

  private static final byte[] END = {'\n', '\n'};

  /** Opens a stream: when to come back after a cut, and behind which version it begins. */
  static Buffer opening(long version) {
    return text("retry: " + RETRY_MILLIS + "\nid: " + version + "\n\n");
  }

  /** A block without data dispatches no event, but its id counts as the last one. */
  static Buffer heartbeat(long version) {
    return text("id: " + version + "\n\n");
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
