package dev.cubby.api.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that reads a stream of changes: block by block, as they come. */
final class Watching implements AutoCloseable {
  /** A block's fields by their names. */
  record Block(Map<String, String> fields) {
    static final Block END = new Block(Map.of());

    @Nullable String get(String name) {
      return fields.get(name);
    }

    long id() {
      return Long.parseLong(Objects.requireNonNull(fields.get("id")));
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpResponse<InputStream> answer;
  private final BlockingQueue<Block> blocks = new LinkedBlockingQueue<>();

  /** Asks for the stream, and waits for the answer's head. */
  Watching(RunningApi api, String query, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(api.uri("/v1/watch" + query));
    if (headers.length > 0) {
      request.headers(headers);
    }
    answer = client.send(request.build(), BodyHandlers.ofInputStream());
    Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      var fields = new HashMap<String, String>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int colon = line.indexOf(": ");
        if (colon > 0) {
          fields.put(line.substring(0, colon), line.substring(colon + 2));
        } else {
          blocks.add(new Block(Map.copyOf(fields)));
          fields.clear();
        }
      }
    } catch (IOException e) {
      // cut off
    }
    blocks.add(Block.END);
  }

  HttpResponse<InputStream> answer() {
    return answer;
  }

  /** The next block; {@link Block#END} at the stream's end. */
  Block next() throws InterruptedException {
    return Objects.requireNonNull(blocks.poll(20, TimeUnit.SECONDS), "nothing came for 20 s");
  }

  /** Whether nothing comes for a moment. */
  boolean isQuiet() throws InterruptedException {
    Thread.sleep(300);
    return blocks.isEmpty();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
