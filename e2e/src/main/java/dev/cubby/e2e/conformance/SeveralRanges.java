package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.field;
import static dev.cubby.e2e.conformance.Expectation.status;
import static dev.cubby.e2e.conformance.Row.row;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Several ranges (RFC 9110, sections 14.2 and 15.3.7.2): parts, one part, or all of it. */
final class SeveralRanges {

  static Stream<Row> of(Subject subject) {
    Case at = new Case(subject);
    int size = subject.size();
    return Stream.of(
        at.any("0-0,2-3"),
        at.any("0-0, -1"),
        at.any("0-1,1-2"),
        at.any("-1,0-0"),
        at.any(",0-0,,2-2,"),
        at.any("0-0,%d-".formatted(size)),
        at.any("%d-,0-0".formatted(size)),
        at.any("0-0,99999999999999999999-"),
        at.any("0-,0-,0-,0-"),
        at.any(repeated("0-", 500)),
        at.any(repeated("0-" + (size - 1), 300)),
        at.any(IntStream.range(0, 200).mapToObj(i -> i + "-" + i).collect(Collectors.joining(","))),
        at.none("%d-,%d-".formatted(size, size + 1)),
        at.none("-0,%d-".formatted(size)),
        at.invalid("0-0,items"),
        at.invalid("0-0,2-1"),
        at.invalid("0-0,-"));
  }

  private static String repeated(String range, int count) {
    return IntStream.range(0, count).mapToObj(_ -> range).collect(Collectors.joining(","));
  }

  private record Case(Subject subject) {
    Row any(String ranges) {
      return row(
          name(ranges),
          "RFC 9110, 15.3.7.2",
          request(ranges),
          status(200, 206),
          Answers.whole(subject, "GET"),
          reply -> Parts.fault(reply, subject.content()),
          this::amplified);
    }

    /** Overlapping ranges must not cost more than the whole, with the heads of 200 parts. */
    private @Nullable String amplified(Reply reply) {
      int most = subject.size() + 200 * 250;
      return reply.body().length() <= most
          ? null
          : "%d bytes for a value of %d".formatted(reply.body().length(), subject.size());
    }

    /** A server may ignore Range (section 14.2); Varnish does where it names several. */
    Row none(String ranges) {
      return row(
          name(ranges),
          "RFC 9110, 15.5.17",
          request(ranges),
          subject.isKey() ? status(416) : status(200, 416),
          field("Content-Range", "bytes */" + subject.size()).ifStatus(416));
    }

    Row invalid(String ranges) {
      return row(
          name(ranges),
          "RFC 9110, 14.2",
          request(ranges),
          status(200, 400, 416),
          Answers.whole(subject, "GET"));
    }

    private Request request(String ranges) {
      return Request.get(subject.path(), "Range: bytes=" + ranges);
    }

    private String name(String ranges) {
      String start = ranges.length() > 40 ? ranges.substring(0, 40) + "…" : ranges;
      return "GET %s, Range: bytes=%s".formatted(subject.name(), start);
    }
  }

  private SeveralRanges() {}
}
