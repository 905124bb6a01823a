package dev.cubby.e2e.conformance;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an answer must be like. */
@FunctionalInterface
interface Expectation {

  /** What is wrong with the answer, in a line; null where nothing is. */
  @Nullable String fault(Reply reply);

  /** One of these: the RFC leaves the choice. */
  static Expectation status(int... allowed) {
    return reply ->
        Arrays.stream(allowed).anyMatch(status -> status == reply.status())
            ? null
            : "status %d, must be %s".formatted(reply.status(), Arrays.toString(allowed));
  }

  static Expectation field(String name, String value) {
    return matching(name, Pattern.quote(value));
  }

  static Expectation matching(String name, String pattern) {
    return reply ->
        Pattern.matches(pattern, reply.text(name))
            ? null
            : "%s: %s, must match %s".formatted(name, reply.field(name), pattern);
  }

  static Expectation without(String name) {
    return reply ->
        reply.field(name) == null
            ? null
            : "%s: %s must not be there".formatted(name, reply.field(name));
  }

  static Expectation body(String octets) {
    return reply ->
        reply.body().equals(octets)
            ? null
            : "a body of %d bytes, must be another of %d"
                .formatted(reply.body().length(), octets.length());
  }

  /** Expects it of answers with this status alone. */
  default Expectation ifStatus(int status) {
    return reply -> reply.status() == status ? fault(reply) : null;
  }
}
