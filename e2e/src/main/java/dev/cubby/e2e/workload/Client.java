package dev.cubby.e2e.workload;

import dev.cubby.e2e.history.History;
import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Operation.Kind;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Precondition;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client of the API with one request under way at a time, which records what it is told. */
public final class Client {
  private final int id;
  private final Attempts attempts;
  private final String keys;
  private final URI batch;
  private final History history;
  private final Traveller traveller;
  private final Map<String, Long> seen = new HashMap<>();
  private int puts;

  /**
   * @param url of the edge or the API, without {@code /v1}
   */
  public Client(int id, HttpClient http, URI url, History history) {
    this.id = id;
    this.attempts = new Attempts(http);
    this.keys = url.resolve("/v1/keys").toString();
    this.batch = url.resolve("/v1/batch");
    this.history = history;
    this.traveller = new Traveller(id, attempts, keys, history);
  }

  /** Sends this client's requests about the past. */
  Traveller traveller() {
    return traveller;
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
    Answer answer = attempts.read(request);
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
    List<Answer> answers = attempts.write(request);
    List<Outcome> outcomes =
        answers.stream().map(answer -> Outcomes.write(answer, history.clock())).toList();
    int telling = Attempts.telling(answers);
    for (Outcome.Written other : Attempts.otherwise(outcomes, telling)) {
      sawItself(key, value, other, call, answers);
    }
    return record(
        kind,
        key,
        value,
        precondition,
        ttl,
        call,
        outcomes.get(telling),
        note(answers, telling, method));
  }

  /** What a write was told of itself is as good as a read that found it. */
  private void sawItself(
      String key,
      @Nullable String value,
      Outcome.Written written,
      long call,
      List<Answer> answers) {
    var found = new Outcome.Present(written.version(), value, written.expiresAt());
    record(
        Kind.READ, key, null, Precondition.ANY, null, call, found, note(answers, 0, "OTHERWISE"));
  }

  private static String note(List<Answer> answers, int telling, String method) {
    return answers.get(telling).note(answers.size() == 1 ? method : method + " again");
  }

  /**
   * Lists one page. Each key that the page covers is a read of that key.
   *
   * @param known all keys that there can be under the prefix, in order
   */
  void list(String prefix, List<String> known, int limit) throws InterruptedException {
    String query = "%s?prefix=%s&limit=%d".formatted(keys, prefix, limit);
    long call = history.clock().now();
    Answer answer = attempts.read(HttpRequest.newBuilder(URI.create(query)).GET());
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
    List<Answer> answers = attempts.write(request);
    List<List<Outcome>> told =
        answers.stream().map(answer -> BatchResults.outcomes(answer, parts)).toList();
    int telling = Attempts.telling(answers);
    long end = history.clock().now();
    long first = history.nextId();
    for (int i = 0; i < parts.size(); i++) {
      BatchPart part = parts.get(i);
      int place = i;
      List<Outcome> outcomes = told.stream().map(each -> each.get(place)).toList();
      for (Outcome.Written other : Attempts.otherwise(outcomes, telling)) {
        sawItself(part.key(), part.name(), other, call, answers);
      }
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
              outcomes.get(telling),
              note(answers, telling, "BATCH " + part.kind()),
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

  private static String tag(long version) {
    return "\"" + version + "\"";
  }
}
