package dev.cubby.e2e.workload;

import dev.cubby.e2e.history.History;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Travel;
import dev.cubby.e2e.history.Travel.Kind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A client's requests about the past, which it records. Their keys are nobody else's. */
final class Traveller {
  private static final Pattern OLDEST = Pattern.compile("\"oldestVersion\":(\\d+)");
  private static final int SMALL = 40;

  private final int id;
  private final Attempts attempts;
  private final String keys;
  private final History history;

  /** Versions of the store that there have been. */
  private final List<Long> versions = new ArrayList<>();

  private int puts;

  /**
   * @param keys the address of all keys
   */
  Traveller(int id, Attempts attempts, String keys, History history) {
    this.id = id;
    this.attempts = attempts;
    this.keys = keys;
    this.history = history;
  }

  /** One of the versions that it was told of; null where there is none yet. */
  @Nullable Long someVersion(Random random) {
    return versions.isEmpty() ? null : versions.get(random.nextInt(versions.size()));
  }

  void put(String key) throws InterruptedException {
    String value = "t" + id + "-" + puts++;
    var body = BodyPublishers.ofString(Values.of(value, SMALL));
    write(Kind.PUT, key, Travel.NEWEST, value, request(key).PUT(body));
  }

  void delete(String key) throws InterruptedException {
    write(Kind.DELETE, key, Travel.NEWEST, null, request(key).DELETE());
  }

  void restore(String key, long version) throws InterruptedException {
    var request = request(key + "?from=" + version).PUT(BodyPublishers.noBody());
    write(Kind.RESTORE, key, version, null, request);
  }

  /** Reads the key as the store was at a version. */
  void read(String key, long version) throws InterruptedException {
    add(Kind.READ, key, version, null, attempts.read(request(key + "?at=" + version).GET()));
  }

  /** Reads what the key is now. */
  Outcome read(String key) throws InterruptedException {
    return add(Kind.READ, key, Travel.NEWEST, null, attempts.read(request(key).GET()));
  }

  private void write(
      Kind kind, String key, long asOf, @Nullable String value, HttpRequest.Builder request)
      throws InterruptedException {
    List<Answer> answers = attempts.write(request);
    add(kind, key, asOf, value, answers.get(Attempts.telling(answers)));
  }

  private Outcome add(Kind kind, String key, long asOf, @Nullable String value, Answer answer) {
    Outcome outcome = outcome(kind, answer);
    if (outcome instanceof Outcome.Written written) {
      versions.add(written.version());
    }
    Matcher oldest = OLDEST.matcher(answer.status() == 410 ? answer.body() : "");
    Long known = oldest.find() ? Long.valueOf(oldest.group(1)) : null;
    history.add(new Travel(kind, key, asOf, value, outcome, known, answer.note(kind.name())));
    return outcome;
  }

  private Outcome outcome(Kind kind, Answer answer) {
    return switch (kind) {
      case READ -> Outcomes.read(answer, history.clock());
      case PUT, DELETE, RESTORE ->
          answer.status() == 410 ? Outcome.NOT_DONE : Outcomes.write(answer, history.clock());
    };
  }

  private HttpRequest.Builder request(String rest) {
    return HttpRequest.newBuilder(URI.create(keys + "/" + rest));
  }
}
