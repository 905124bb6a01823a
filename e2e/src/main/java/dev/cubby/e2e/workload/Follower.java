package dev.cubby.e2e.workload;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Watches the keys of a prefix, comes back behind the last id, and keeps all that it is told. */
public final class Follower implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final HttpClient http;
  private final URI watch;
  private final Watched watched;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile @Nullable InputStream stream;

  /**
   * Starts to watch.
   *
   * @param after the version behind which it wants to be told all
   */
  Follower(HttpClient http, URI url, String prefix, boolean values, long after) {
    this.http = http;
    this.watch = url.resolve("/v1/watch?prefix=" + prefix + (values ? "&values=true" : ""));
    this.watched = new Watched(prefix, after, new ArrayList<>(), new ArrayList<>());
    this.thread = Thread.ofVirtual().name("follower " + prefix).start(this::run);
  }

  /** All that it was told so far. */
  Watched watched() {
    synchronized (watched) {
      return watched.copy();
    }
  }

  private void run() {
    long last = watched.after();
    while (!stopped) {
      try {
        last = follow(last);
        Thread.sleep(PAUSE);
      } catch (IOException e) {
        // It was cut off, or not let in, and comes back.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Reads one stream to its end; says behind which version to go on. */
  private long follow(long after) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(watch).header("Last-Event-ID", Long.toString(after));
    HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
    stream = answer.body();
    if (answer.statusCode() == 410) {
      JsonNode problem = JSON.readTree(answer.body().readAllBytes());
      long oldest = problem.get("oldestVersion").longValue();
      synchronized (watched) {
        watched.gaps().add(new Watched.Gap(after, oldest));
      }
      return oldest;
    }
    return answer.statusCode() == 200 ? read(answer.body(), after) : after;
  }

  private long read(InputStream body, long after) {
    long last = after;
    String id = null;
    String data = null;
    try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else if (line.isEmpty() && id != null) {
          if (data != null) {
            synchronized (watched) {
              watched.told().add(Watched.Told.of(JSON.readTree(data)));
            }
          }
          last = Long.parseLong(id);
          id = null;
          data = null;
        }
      }
    } catch (IOException e) {
      // What was not whole is told again.
    }
    return last;
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
    try {
      InputStream open = stream;
      if (open != null) {
        open.close();
      }
      thread.join();
    } catch (IOException e) {
      // It is not wanted any more.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
