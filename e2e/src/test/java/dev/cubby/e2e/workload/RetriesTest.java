package dev.cubby.e2e.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cubby.e2e.check.Checker;
import dev.cubby.e2e.check.Margins;
import dev.cubby.e2e.check.Violation;
import dev.cubby.e2e.history.History;
import dev.cubby.e2e.history.HistoryClock;
import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Outcome;
import dev.cubby.e2e.history.Precondition;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client records of a write that it sends again. */
class RetriesTest {
  private final History history = new History(new HistoryClock());
  private final Map<String, Integer> first = new HashMap<>();
  private HttpServer server;
  private Client client;
  private boolean forgetful;
  private int lost;
  private int version;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    client = new Client(1, HttpClient.newHttpClient(), url, history);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** A store that gives each write a version, and the same one to a retry. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      Integer before = key == null || forgetful ? null : first.get(key);
      int given = before == null ? ++version : before;
      if (key != null) {
        first.put(key, given);
      }
      if (lost > 0) {
        lost--;
        return; // The connection ends without an answer.
      }
      exchange.getResponseHeaders().set("ETag", "\"" + given + "\"");
      exchange.getResponseHeaders().set("traceparent", "00-0-0-00");
      exchange.sendResponseHeaders(given == 1 ? 201 : 200, -1);
    }
  }

  private void put() throws InterruptedException {
    client.put("k", Precondition.ANY, 10, 0);
  }

  private List<Violation> violations() {
    return Checker.check(history.operations(), Margins.DEFAULT).violations();
  }

  private List<Outcome> outcomes() {
    return history.operations().stream().map(Operation::outcome).toList();
  }

  @Test
  void aWriteWhoseAnswerWasLostIsOneWriteWithTheAnswerOfItsRetry() throws InterruptedException {
    put(); // without a key
    lost = 2;
    put();
    assertThat(outcomes())
        .containsExactly(new Outcome.Written(1, true, null), new Outcome.Written(2, false, null));
    assertThat(violations()).isEmpty();
  }

  @Test
  void aWriteWithoutAKeyIsNotSentAgain() throws InterruptedException {
    lost = 1;
    put();
    assertThat(outcomes()).containsExactly(Outcome.UNKNOWN);
    assertThat(version).isEqualTo(1);
  }

  @Test
  void aWriteWhoseAnswersAreAllLostIsOfUnknownOutcome() throws InterruptedException {
    put();
    lost = 10;
    put();
    assertThat(outcomes().getLast()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void aRetryThatWritesASecondTimeIsAViolation() throws InterruptedException {
    forgetful = true;
    put();
    put(); // the second is sent twice, needlessly
    assertThat(violations())
        .singleElement()
        .extracting(Violation::rule)
        .isEqualTo(Violation.Rule.WRITTEN_TWICE);
  }
}
