package dev.cubby.cli.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A stream of Server-Sent Events (WHATWG HTML, section 9.2), read block by block. */
public final class EventStream implements AutoCloseable {
  /** Three heartbeats of the server: a stream that is silent for longer is cut somewhere. */
  private static final Duration SILENCE = Duration.ofSeconds(45);

  private static final String END = "";
  private static final int LINES_AHEAD = 1000;

  private final InputStream body;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(LINES_AHEAD);

  /**
   * One block.
   *
   * @param fields each by its name
   */
  public record Block(Map<String, String> fields) {

    public @Nullable String field(String name) {
      return fields.get(name);
    }

    /** A field that is a number; null where it is not there, or is none. */
    public @Nullable Long number(String name) {
      String value = fields.get(name);
      return value != null && value.matches("\\d{1,18}") ? Long.valueOf(value) : null;
    }
  }

  EventStream(InputStream body) {
    this.body = body;
    Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.put("+" + line);
      }
    } catch (IOException e) {
      // It was cut off, which is an end like any other: the reader comes back.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    var _ = lines.offer(END);
  }

  /** Waits for the next block; null where the stream has ended, or says nothing any more. */
  public @Nullable Block next() throws InterruptedException {
    var fields = new HashMap<String, String>();
    while (true) {
      String line = lines.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null || line.equals(END)) {
        return null; // a block that is not whole does not count
      }
      int colon = line.indexOf(':');
      if (line.length() == 1) {
        return new Block(fields);
      } else if (colon > 1) {
        String value = line.substring(colon + 1);
        fields.put(line.substring(1, colon), value.startsWith(" ") ? value.substring(1) : value);
      }
    }
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      // It is not wanted any more.
    }
  }
}
