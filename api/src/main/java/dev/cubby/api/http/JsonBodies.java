package dev.cubby.api.http;

import dev.cubby.common.problem.ProblemException;
import io.vertx.core.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Bodies that must be JSON. */
final class JsonBodies {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Refuses a body of another type.
   *
   * @param instead what else to do, to stand behind “send Content-Type: application/json”
   * @throws ProblemException 415, with {@code Accept-Post}
   */
  static void refuseOthers(Call call, String instead) {
    String type = call.header(HttpHeaders.CONTENT_TYPE);
    if (type == null || !MediaTypes.isJson(type)) {
      throw Problems.unsupportedMediaType(
              "POST takes JSON; send Content-Type: application/json%s.".formatted(instead))
          .withHeader("Accept-Post", "application/json")
          .exception();
    }
    ContentCodings.refuse(call);
  }

  /** The body is not JSON. */
  static ProblemException invalid(JacksonException e) {
    String why = e.getOriginalMessage().lines().findFirst().orElse("it ends too early");
    return Problems.invalid("The body is not valid JSON: %s.".formatted(why)).exception();
  }

  private JsonBodies() {}
}
