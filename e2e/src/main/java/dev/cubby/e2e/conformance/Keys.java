package dev.cubby.e2e.conformance;

import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Keys of this run, which end by themselves. */
final class Keys {
  static final String TTL = "?ttl=900";

  private static final String PREFIX = "conformance-" + UUID.randomUUID() + "-";
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** A name that no other row has. */
  static String name() {
    return PREFIX + COUNT.incrementAndGet();
  }

  static String path() {
    return "/v1/keys/" + name();
  }

  /** Stores a value, and returns its ETag. */
  static String store(Protocol protocol, String path, String value) throws IOException {
    Reply reply = protocol.ask(Request.put(path + TTL, value));
    if (reply.status() != 201 && reply.status() != 200) {
      throw new IOException("a key cannot be stored: " + reply);
    }
    return Objects.requireNonNull(reply.field("ETag"), "a write's answer has no ETag");
  }

  private Keys() {}
}
