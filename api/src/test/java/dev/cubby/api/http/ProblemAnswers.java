package dev.cubby.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** What answers with a problem document must be like. */
final class ProblemAnswers {

  static void assertProblem(HttpResponse<String> answer, int status, String says) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.body()).contains(says);
  }

  private ProblemAnswers() {}
}
