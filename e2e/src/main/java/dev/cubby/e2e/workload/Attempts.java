package dev.cubby.e2e.workload;

import dev.cubby.e2e.history.Outcome;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Sends the requests of one client. Two of three writes have an idempotency key. Such a write is
 * sent again where its answer was lost; and now and then where it was not, as a client does whose
 * own process fails before it has noted the answer.
 */
final class Attempts {
  /** The API answers within about 2 s whatever is away, and a write's commit may take 4 s more. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final int TRIES = 4;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int WRITES_FOR_ONE_WITHOUT_A_KEY = 3;
  private static final int WRITES_FOR_A_NEEDLESS_RETRY = 10;

  private final HttpClient http;

  /** Of other clients, and of other runs against the same database, it is not. */
  private final String prefix = UUID.randomUUID() + "-";

  private int writes;

  Attempts(HttpClient http) {
    this.http = http;
  }

  /** Sends a read, once. */
  Answer read(HttpRequest.Builder request) throws InterruptedException {
    return send(request.timeout(TIMEOUT).build());
  }

  /** Sends a write, and gives all answers in their order. */
  List<Answer> write(HttpRequest.Builder request) throws InterruptedException {
    int number = writes++;
    request.timeout(TIMEOUT);
    if (number % WRITES_FOR_ONE_WITHOUT_A_KEY == 0) {
      return List.of(send(request.build()));
    }
    HttpRequest once = request.header("Idempotency-Key", prefix + number).build();
    var answers = new ArrayList<Answer>();
    answers.add(send(once));
    while (answers.getLast().lost() && answers.size() < TRIES) {
      Thread.sleep(PAUSE.multipliedBy(1L << answers.size()));
      answers.add(send(once));
    }
    if (number % WRITES_FOR_A_NEEDLESS_RETRY == 1) {
      answers.add(send(once));
    }
    return answers;
  }

  private Answer send(HttpRequest request) throws InterruptedException {
    try {
      return Answer.of(http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      return Answer.failed(e);
    }
  }

  /** The place of the answer that counts. An attempt that failed says nothing of an earlier one. */
  static int telling(List<Answer> answers) {
    for (int i = answers.size() - 1; i >= 0; i--) {
      if (answers.get(i).judged()) {
        return i;
      }
    }
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).lost()) {
        return i;
      }
    }
    return answers.size() - 1;
  }

  /**
   * The writes that other attempts were told of than the one that counts. There is one only where a
   * write was done twice.
   *
   * @param told the outcome of each attempt
   */
  static List<Outcome.Written> otherwise(List<Outcome> told, int telling) {
    return told.stream()
        .filter(Outcome.Written.class::isInstance)
        .map(Outcome.Written.class::cast)
        .filter(written ->
            !(told.get(telling) instanceof Outcome.Written counts
                && counts.version() == written.version()))
        .toList();
  }
}
