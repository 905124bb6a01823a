package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.body;
import static dev.cubby.e2e.conformance.Expectation.field;
import static dev.cubby.e2e.conformance.Expectation.matching;
import static dev.cubby.e2e.conformance.Expectation.status;
import static dev.cubby.e2e.conformance.Expectation.without;

import java.util.Objects;
import java.util.stream.Stream;

/** Expectations that many tables share. */
final class Answers {

  /** Heeds all of them: the first fault counts. */
  static Expectation all(Expectation... expectations) {
    return reply ->
        Stream.of(expectations)
            .map(expectation -> expectation.fault(reply))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  /** RFC 9110, section 15.4.5: no content, and the validator that 200 has. */
  static Expectation notModified(Subject subject) {
    String etag = subject.etag();
    Expectation validator = etag == null ? without("ETag") : field("ETag", etag);
    return all(validator, body(""), matching("Date", ".+")).ifStatus(304);
  }

  /** RFC 9110, section 15.3.1: the whole of it, of which HEAD tells the length. */
  static Expectation whole(Subject subject, String method) {
    String content = method.equals("HEAD") ? "" : subject.content();
    return all(length(subject.size()), body(content), without("Content-Range")).ifStatus(200);
  }

  /** A length, where one is told, is the right one. */
  static Expectation length(int length) {
    return matching("Content-Length", "|" + length);
  }

  /** RFC 9457, and design: every refusal is a problem document that says what to do. */
  static Expectation problem(int... statuses) {
    return all(status(statuses), ProblemDocument::fault);
  }

  private Answers() {}
}
