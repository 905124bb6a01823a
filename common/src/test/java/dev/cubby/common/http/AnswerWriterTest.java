package dev.cubby.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.common.problem.HttpProblems;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerWriterTest {
  private static final String HOST = "Host: localhost\r\n";
  private static ServedAnswers server;

  @BeforeAll
  static void start() {
    server = new ServedAnswers(1 << 20, AnswerWriterTest::answer);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void answer(IncomingRequest request, AnswerWriter answers) {
    Answer answer =
        switch (request.path()) {
          case "/200" -> Answer.of(200, "text/plain", Buffer.buffer("body"));
          case "/304" -> Answer.of(304).with("ETag", "\"1\"");
          case "/close" -> Answer.of(204).with("Connection", "close").with("Keep-Alive", "x");
          case "/large" -> Answer.of(200, "text/plain", Buffer.buffer(new byte[2 << 20]));
          case "/408" -> Answer.of(HttpProblems.unavailable("x", 1));
          default -> Answer.of(204);
        };
    var _ = answers.send(request, "test", answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET /200", "HEAD /200", "GET /304", "PUT /204", "GET /408", "GET /large"})
  void everyAnswerHasWhatEveryAnswerCarries(String line) throws IOException {
    String answer =
        server.raw(line + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n")
            .split("\r\n\r\n", 2)[0];
    assertThat(answer.toLowerCase(Locale.ROOT))
        .containsOnlyOnce("\r\ndate: ")
        .containsOnlyOnce("\r\ntraceparent: 00-")
        .containsOnlyOnce("\r\nserver-timing: test;dur=")
        .containsOnlyOnce("\r\ncache-status: test; fwd=")
        .containsOnlyOnce("\r\nx-content-type-options: nosniff");
  }

  @Test
  void aLargeAnswerThatThereIsNoRoomForIsAProblem() throws IOException {
    assertThat(server.raw("GET /large HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n"))
        .contains(" 503 ", "application/problem+json", "Retry-After: 1", "try again");
  }

  @Test
  void noFieldOfAConnectionIsInAnHttp2Answer() {
    Vertx vertx = Vertx.vertx();
    try {
      var client =
          vertx.createHttpClient(
              new HttpClientOptions()
                  .setProtocolVersion(HttpVersion.HTTP_2)
                  .setHttp2ClearTextUpgrade(false));
      HttpClientResponse answer =
          client
              .request(HttpMethod.GET, server.port(), "localhost", "/close")
              .await()
              .send()
              .await();
      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.headers().names())
          .doesNotContainAnyElementsOf(List.of("connection", "Connection", "keep-alive"));
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void aConnectionThatIsSaidToCloseIsClosedOnceTheBodyHasCome() throws IOException {
    try (Socket socket = server.connect()) {
      send(socket, "PUT /204 HTTP/1.1\r\n" + HOST + "Content-Length: 4\r\n\r\nab");
      String head = head(socket.getInputStream());
      assertThat(head).contains(" 204 ", "connection: close");
      send(socket, "cd");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "CLOSE", "x, close", "keep-alive\r\nConnection: close"})
  void aConnectionIsClosedWhereTheClientAsksForIt(String options) throws IOException {
    String answer =
        server.raw("GET /200 HTTP/1.1\r\n" + HOST + "Connection: " + options + "\r\n\r\n");
    assertThat(answer).contains(" 200 ", "connection: close");
  }

  @Test
  void aConnectionIsKeptOtherwise() throws IOException {
    try (Socket socket = server.connect()) {
      for (int i = 0; i < 2; i++) {
        send(socket, "GET /204 HTTP/1.1\r\n" + HOST + "Connection: x-option\r\n\r\n");
        assertThat(head(socket.getInputStream())).contains(" 204 ").doesNotContain("connection:");
      }
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return head.toString().toLowerCase(Locale.ROOT);
  }
}
