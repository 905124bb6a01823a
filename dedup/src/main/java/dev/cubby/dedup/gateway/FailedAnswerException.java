package dev.cubby.dedup.gateway;

/** The API answered that it cannot: 500 or above. */
final class FailedAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient UpstreamAnswer.Complete answer;

  FailedAnswerException(UpstreamAnswer.Complete answer) {
    super("the API answered " + answer.status(), null, false, false);
    this.answer = answer;
  }

  UpstreamAnswer.Complete answer() {
    return answer;
  }
}
