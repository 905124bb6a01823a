package dev.cubby.e2e.conformance;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One line of a table.
 *
 * @param section of the RFC that asks for it, such as {@code RFC 9110, 14.1.2}
 */
record Row(String name, String section, Trial trial) {

  /** Tries it. */
  @FunctionalInterface
  interface Trial {
    /** What is wrong, in lines; none where nothing is. */
    Stream<String> faults(Protocol protocol) throws IOException;
  }

  /** A request by itself, and what its answer must be like. */
  static Row row(String name, String section, Request request, Expectation... expectations) {
    return new Row(name, section, protocol -> judge(protocol.ask(request), expectations));
  }

  /** Text that is sent as it stands on a connection of its own, and what is answered. */
  static Row raw(String name, String section, String text, Expectation... expectations) {
    return new Row(
        name,
        section,
        protocol -> {
          try (Connection connection = protocol.target().connect()) {
            boolean toHead = text.startsWith("HEAD ");
            return judge(connection.send(text).reply(toHead), expectations);
          }
        });
  }

  static Stream<String> judge(Reply reply, Expectation... expectations) {
    List<String> faults =
        Stream.of(expectations)
            .map(expectation -> expectation.fault(reply))
            .filter(Objects::nonNull)
            .toList();
    return faults.isEmpty()
        ? Stream.empty()
        : Stream.concat(faults.stream(), reply.toString().lines().limit(24));
  }
}
