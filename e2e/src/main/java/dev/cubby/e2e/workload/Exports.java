package dev.cubby.e2e.workload;

import dev.cubby.e2e.history.HistoryClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exports the clients' keys again and again while they are written, and keeps what it is given. */
public final class Exports implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;

  private final HttpClient http = Connections.open();
  private final URI export;
  private final URI imports;
  private final HistoryClock clock;
  private final List<Exported> whole = new ArrayList<>();
  private final Thread thread;
  private int brokenOff;

  Exports(URI url, String prefix, HistoryClock clock) {
    this.export = url.resolve("/v1/export?prefix=" + prefix);
    this.imports = url.resolve("/v1/import?mode=");
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("exports").start(this::run);
  }

  /** Those that were whole. A cut connection breaks others off. */
  public synchronized List<Exported> whole() {
    return List.copyOf(whole);
  }

  /** How many were asked for and did not come whole. */
  public synchronized int brokenOff() {
    return brokenOff;
  }

  private void run() {
    try {
      while (true) {
        take();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      // It is to end.
    }
  }

  /** Exports once; gives the text, or null where it was broken off. */
  private @Nullable String take() throws InterruptedException {
    long asked = clock.now();
    String text = null;
    try {
      HttpResponse<String> answer = send(HttpRequest.newBuilder(export));
      text = answer.statusCode() == OK ? answer.body() : null;
    } catch (IOException e) {
      // As if it had no end.
    }
    Exported exported = text == null ? null : Exported.parse(asked, text);
    synchronized (this) {
      if (exported == null) {
        brokenOff++;
        return null;
      }
      whole.add(exported);
    }
    return text;
  }

  /**
   * Exports once more, when nothing is written any more, and imports that.
   *
   * @return what it says of lines that it has stored, or that it could not take
   */
  List<String> importedAgain() throws IOException, InterruptedException {
    end();
    String text = take();
    if (text == null) {
      return List.of("the last export was broken off");
    }
    var faults = new ArrayList<String>();
    for (String mode : List.of("create", "newer")) {
      HttpResponse<String> answer =
          send(
              HttpRequest.newBuilder(URI.create(imports + mode))
                  .header("Content-Type", "application/x-ndjson")
                  .POST(BodyPublishers.ofString(text)));
      if (answer.statusCode() != OK || changedAnything(JSON.readTree(answer.body()))) {
        faults.add("import, %s: %d %s".formatted(mode, answer.statusCode(), answer.body()));
      }
    }
    return faults;
  }

  static boolean changedAnything(JsonNode counts) {
    return counts.get("created").longValue() != 0
        || counts.get("replaced").longValue() != 0
        || counts.get("failed").longValue() != 0
        || !counts.get("complete").booleanValue();
  }

  /** Sends a request, whose answer may take half a minute to its end. */
  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request.build(), BodyHandlers.ofString());
    try {
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("no whole answer", e);
    } finally {
      answer.cancel(true);
    }
  }

  private void end() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  @Override
  public void close() {
    thread.interrupt();
    http.shutdownNow();
  }
}
