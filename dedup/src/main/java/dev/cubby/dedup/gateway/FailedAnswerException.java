package dev.cubby.dedup.gateway;

/** The API answered that it cannot: 500 or above. */
final class FailedAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Fetched.Whole answer;

  FailedAnswerException(Fetched.Whole answer) {
    super("the API answered " + answer.status(), null, false, false);
    this.answer = answer;
  }

  Fetched.Whole answer() {
    return answer;
  }
}
