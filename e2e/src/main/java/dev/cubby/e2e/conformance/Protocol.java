package dev.cubby.e2e.conformance;

import java.io.IOException;

/** A way to ask the system, each request by itself. */
interface Protocol {

  /** What the closing line and the rows call it. */
  String name();

  Target target();

  Reply ask(Request request) throws IOException;

  /** HTTP/1.1 over a connection that is opened for the request. */
  record Http1(Target target) implements Protocol {
    @Override
    public String name() {
      return "HTTP/1.1";
    }

    @Override
    public Reply ask(Request request) throws IOException {
      try (Connection connection = target.connect()) {
        return connection.send(request.http1(target.authority())).reply(request.isHead());
      }
    }
  }
}
