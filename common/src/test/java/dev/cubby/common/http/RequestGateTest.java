package dev.cubby.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9112, section 3.2, and RFC 9110, section 10.1.1: requests that no handler ever sees. */
class RequestGateTest {
  private static ServedAnswers server;

  @BeforeAll
  static void start() {
    server =
        new ServedAnswers(
            1 << 20, (request, answers) -> answers.send(request, "t", Answer.of(204)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String ask(String head) throws IOException {
    return server.raw(head.replace("~", "\r\n") + "\r\nConnection: close\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET / HTTP/1.1~Host: localhost|204",
        "GET / HTTP/1.1~Host: 127.0.0.1:8080|204",
        "GET / HTTP/1.1~Host: [::1]:8080|204",
        "GET / HTTP/1.1~Host: Named.Example|204",
        "GET / HTTP/1.1~X: y|400",
        "GET / HTTP/1.1~Host: localhost~Host: localhost|400",
        "GET / HTTP/1.1~Host: localhost, localhost|400",
        "GET / HTTP/1.1~Host: a@localhost|400",
        "GET / HTTP/1.1~Host: local host|400",
        "GET / HTTP/1.1~Host: localhost:port|400",
        "GET / HTTP/1.1~Host: rebind.example|421",
        "GET / HTTP/1.1~Host:|421",
        "GET http://localhost/ HTTP/1.1~Host: rebind.example|204",
        "GET http://rebind.example/ HTTP/1.1~Host: localhost|421",
        "GET / HTTP/1.0~X: y|204",
        "GET / HTTP/1.0~Host: rebind.example|421",
        "GET / HTTP/1.0~Host: localhost~Host: localhost|400",
        "GET v1/keys HTTP/1.1~Host: localhost|400",
        "GET localhost:80 HTTP/1.1~Host: localhost|400",
        "GET ftp://localhost/ HTTP/1.1~Host: localhost|400",
        "GET * HTTP/1.1~Host: localhost|400",
        "OPTIONS * HTTP/1.1~Host: localhost|204",
        "PUT / HTTP/1.1~Host: localhost~Transfer-Encoding: gzip, chunked|400",
        "PUT / HTTP/1.1~Host: localhost~Transfer-Encoding: gzip~Transfer-Encoding: chunked|400",
        "PUT / HTTP/1.1~Host: localhost~Expect: magic|417",
        "PUT / HTTP/1.0~Host: localhost~Expect: magic|204",
        "PUT / HTTP/1.1~Host: localhost~Expect: 100-Continue|204",
      })
  void requestsAreTakenOrRefused(String head, int status) throws IOException {
    String answer = ask(head);
    assertThat(answer).matches("(?s)HTTP/1\\.[01] " + status + " .*");
    if (status >= 400) {
      assertThat(answer.toLowerCase(java.util.Locale.ROOT))
          .contains("application/problem+json", "traceparent: 00-", "\r\ndate: ", "\"detail\"");
    }
  }

  @Test
  void whatIsNotHttpIsRefusedWithAProblem() throws IOException {
    assertThat(server.raw("NONSENSE\r\n\r\n"))
        .contains(" 400 ", "application/problem+json", "traceparent: 00-");
  }
}
