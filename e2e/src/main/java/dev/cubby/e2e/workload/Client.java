package dev.cubby.e2e.workload;

import dev.cubby.e2e.history.History;
import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Operation.Kind;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Precondition;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client of the API with one request under way at a time, which records what it is told. */
public final class Client {
  /** The API answers within about 2 s whatever is away, and a write's commit may take 4 s more. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final int id;
  private final HttpClient http;
  private final String keys;
  private final URI batch;
  private final History history;
  private final Map<String, Long> seen = new HashMap<>();
  private int puts;

  /**
   * @param url of the edge or the API, without {@code /v1}
   */
  public Client(int id, HttpClient http, URI url, History history) {
    this.id = id;
    this.http = http;
    this.keys = url.resolve("/v1/keys").toString();
    this.batch = url.resolve("/v1/batch");
    this.history = history;
  }

  /** The version at which this client saw the key last; null where it has not, or saw it absent. */
  @Nullable Long seen(String key) {
    return seen.get(key);
  }

  public Outcome get(String key) throws InterruptedException {
    return read(key, "GET", request(key).GET());
  }

  Outcome head(String key) throws InterruptedException {
    return read(key, "HEAD", request(key).HEAD());
  }

  /** Asks for the value unless it still stands at the version. */
  Outcome getUnless(String key, long version) throws InterruptedException {
    return read(key, "GET", request(key).GET().header("If-None-Match", tag(version)));
  }

  private Outcome read(String key, String method, HttpRequest.Builder request)
      throws InterruptedException {
    long call = history.clock().now();
    Answer answer = send(request);
    boolean whole = method.equals("GET") && answer.status() != 304;
    Outcome outcome =
        whole ? Outcomes.read(answer, history.clock()) : Outcomes.metadata(answer, history.clock());
    return record(Kind.READ, key, null, Precondition.ANY, null, call, outcome, answer.note(method));
  }

  /** Puts a new value of so many bytes; with a TTL where that is not 0. */
  public Outcome put(String key, Precondition precondition, int size, int ttlSeconds)
      throws InterruptedException {
    String value = "c" + id + "-" + puts++;
    HttpRequest.Builder request =
        ttlSeconds == 0 ? request(key) : request(key + "?ttl=" + ttlSeconds);
    request.PUT(BodyPublishers.ofString(Values.of(value, size)));
    if (precondition instanceof Precondition.Absent) {
      request.header("If-None-Match", "*");
    }
    Long ttl = ttlSeconds == 0 ? null : Duration.ofSeconds(ttlSeconds).toNanos();
    return write(Kind.PUT, key, value, precondition, ttl, "PUT", request);
  }

  /** Creates a key that must not exist, by POST. */
  Outcome post(String key, int size) throws InterruptedException {
    String value = "c" + id + "-" + puts++;
    String json = "{\"key\":\"%s\",\"value\":\"%s\"}".formatted(key, Values.of(value, size));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(keys))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    return write(Kind.PUT, key, value, Precondition.ABSENT, null, "POST", request);
  }

  Outcome delete(String key, Precondition precondition) throws InterruptedException {
    return write(Kind.DELETE, key, null, precondition, null, "DELETE", request(key).DELETE());
  }

  private Outcome write(
      Kind kind,
      String key,
      @Nullable String value,
      Precondition precondition,
      @Nullable Long ttl,
      String method,
      HttpRequest.Builder request)
      throws InterruptedException {
    if (precondition instanceof Precondition.At(long version)) {
      request.header("If-Match", tag(version));
    }
    long call = history.clock().now();
    Answer answer = send(request);
    Outcome outcome = Outcomes.write(answer, history.clock());
    return record(kind, key, value, precondition, ttl, call, outcome, answer.note(method));
  }

  /**
   * Lists one page. Each key that the page covers is a read of that key.
   *
   * @param known all keys that there can be under the prefix, in order
   */
  void list(String prefix, List<String> known, int limit) throws InterruptedException {
    String query = "%s?prefix=%s&limit=%d".formatted(keys, prefix, limit);
    long call = history.clock().now();
    Answer answer = send(HttpRequest.newBuilder(URI.create(query)).GET());
    String note = answer.note("LIST");
    if (answer.status() != 200) {
      record(Kind.READ, prefix, null, Precondition.ANY, null, call, Outcome.NOT_DONE, note);
      return;
    }
    Listed listed = Listed.parse(answer.body(), history.clock());
    for (String key : known) {
      if (listed.covers(key)) {
        Outcome outcome = listed.keys().getOrDefault(key, Outcome.ABSENT);
        record(Kind.READ, key, null, Precondition.ANY, null, call, outcome, note);
      }
    }
  }

  /** A put of a new value, as a part of a batch. */
  BatchPart newValue(String key, Precondition precondition, int size) {
    String value = "c" + id + "-" + puts++;
    return new BatchPart(Kind.PUT, key, value, precondition, Values.of(value, size));
  }

  /** Does all parts in one atomic batch, or none of them. */
  void atomically(List<BatchPart> parts) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(batch)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(BatchPart.json(parts)));
    long call = history.clock().now();
    Answer answer = send(request);
    List<Outcome> outcomes = BatchResults.outcomes(answer, parts);
    long end = history.clock().now();
    long first = history.nextId();
    for (int i = 0; i < parts.size(); i++) {
      BatchPart part = parts.get(i);
      long operation = i == 0 ? first : history.nextId();
      add(
          new Operation(
              operation,
              id,
              part.kind(),
              part.key(),
              part.name(),
              part.precondition(),
              null,
              call,
              end,
              outcomes.get(i),
              answer.note("BATCH " + part.kind()),
              first));
    }
  }

  private Outcome record(
      Kind kind,
      String key,
      @Nullable String value,
      Precondition precondition,
      @Nullable Long ttl,
      long call,
      Outcome outcome,
      String note) {
    long end = history.clock().now();
    return add(
        new Operation(
            history.nextId(), id, kind, key, value, precondition, ttl, call, end, outcome, note));
  }

  private Outcome add(Operation operation) {
    history.add(operation);
    String key = operation.key();
    Outcome outcome = operation.outcome();
    switch (outcome) {
      case Outcome.Present present -> seen.put(key, present.version());
      case Outcome.Written written -> seen.put(key, written.version());
      case Outcome.Refused(var current) -> seen.compute(key, (_, _) -> current);
      case Outcome.Absent _, Outcome.Deleted _ -> seen.remove(key);
      case Outcome.NotDone _, Outcome.Unknown _ -> {}
    }
    return outcome;
  }

  private HttpRequest.Builder request(String key) {
    return HttpRequest.newBuilder(URI.create(keys + "/" + key));
  }

  private Answer send(HttpRequest.Builder request) throws InterruptedException {
    try {
      return Answer.of(http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      return Answer.failed(e);
    }
  }

  private static String tag(long version) {
    return "\"" + version + "\"";
  }
}
