package dev.cubby.e2e.workload;

import dev.cubby.e2e.workload.Watched.Told;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Followers of the clients' keys, and the changes that there really were. */
public final class Followers implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient http = Connections.open();
  private final URI url;
  private final String prefix;
  private final long begun;
  private final List<Follower> followers = new ArrayList<>();

  /**
   * Starts them, where no client has written yet: two of all of the clients' keys, one of them with
   * values, and one of those of each workload.
   */
  Followers(URI url, String prefix, List<String> workloads) throws IOException {
    this.url = url;
    this.prefix = prefix + "/";
    this.begun = patiently("/v1/stats?prefix=" + this.prefix).get("version").longValue();
    followers.add(new Follower(http, url, this.prefix, false, begun));
    followers.add(new Follower(http, url, this.prefix, true, begun));
    for (String workload : workloads) {
      followers.add(new Follower(http, url, this.prefix + workload + "/", false, begun));
    }
  }

  /** All changes of the clients' keys that the history still has. */
  public ChangeLog changes() throws IOException {
    var changes = new ArrayList<Told>();
    long since = begun;
    long after = begun;
    while (true) {
      JsonNode page =
          patiently("/v1/changes?limit=1000&prefix=%s&after=%d".formatted(prefix, after));
      if (page.has("oldestVersion")) {
        since = page.get("oldestVersion").longValue();
        after = since;
        changes.clear();
        continue;
      }
      page.get("changes").forEach(change -> changes.add(Told.of(change)));
      if (page.get("next").isNull()) {
        return new ChangeLog(since, since == begun, changes);
      }
      after = page.get("next").longValue();
    }
  }

  /**
   * Waits until they have been told of the last of these changes, a minute at most.
   *
   * @return what each was told; the first follows all of the clients' keys
   */
  public List<Watched> watched(List<Told> changes) throws InterruptedException {
    long latest = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < latest && !followers.stream().allMatch(f -> knows(f, changes))) {
      Thread.sleep(100);
    }
    return followers.stream().map(Follower::watched).toList();
  }

  private static boolean knows(Follower follower, List<Told> changes) {
    Watched watched = follower.watched();
    return changes.reversed().stream()
        .filter(change -> change.key().startsWith(watched.prefix()))
        .findFirst()
        .map(last -> watched.told().contains(last))
        .orElse(true);
  }

  /** Reads, again where it fails, for a minute; a 410 is an answer. */
  private JsonNode patiently(String path) throws IOException {
    long latest = System.nanoTime() + PATIENCE.toNanos();
    var request = HttpRequest.newBuilder(url.resolve(path)).timeout(TIMEOUT).build();
    while (true) {
      try {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 200 || answer.statusCode() == 410) {
          return JSON.readTree(answer.body());
        }
      } catch (IOException e) {
        if (System.nanoTime() > latest) {
          throw e;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(path + ": interrupted", e);
      }
      if (System.nanoTime() > latest) {
        throw new IOException(path + " could not be read for a minute");
      }
    }
  }

  @Override
  public void close() {
    followers.forEach(Follower::close);
    http.close();
  }
}
