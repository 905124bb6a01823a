package dev.cubby.e2e.conformance;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A refusal as RFC 9457 has it, with all members that Cubby promises. */
final class ProblemDocument {
  private static final JsonMapper JSON = new JsonMapper();

  /** What is wrong with an answer as a problem document; null where nothing is. */
  static @Nullable String fault(Reply reply) {
    if (!reply.text("Content-Type").equals("application/problem+json")) {
      return "Content-Type: %s, must be application/problem+json"
          .formatted(reply.field("Content-Type"));
    }
    JsonNode problem;
    try {
      problem = JSON.readTree(reply.body());
    } catch (JacksonException e) {
      return "the problem is not JSON: " + e.getOriginalMessage();
    }
    for (String member : new String[] {"type", "title", "detail"}) {
      if (problem.path(member).asString("").isBlank()) {
        return "the problem has no " + member;
      }
    }
    if (problem.path("status").asInt(0) != reply.status()) {
      return "the problem's status is %s, the answer's %d"
          .formatted(problem.path("status"), reply.status());
    }
    return retry(reply);
  }

  private static @Nullable String retry(Reply reply) {
    boolean later = reply.status() == 429 || reply.status() == 503;
    return later && !reply.text("Retry-After").matches("\\d+") ? "no Retry-After" : null;
  }

  private ProblemDocument() {}
}
