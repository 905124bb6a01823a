package dev.cubby.api.http;

import dev.cubby.api.store.Key;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The JSON body of {@code POST /v1/keys}.
 *
 * @param key null where one is to be given
 * @param ttlMillis null for ever
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NewKey(@Nullable Key key, byte[] value, String contentType, @Nullable Long ttlMillis) {
  private static final List<String> MEMBERS =
      List.of("key", "value", "valueBase64", "contentType", "ttlSeconds");

  /**
   * Reads the body.
   *
   * @throws dev.cubby.common.problem.ProblemException 400 with what is wrong and how to mend it
   */
  static NewKey parse(Buffer body) {
    var json = new JsonMembers(tree(body), "");
    json.refuseOthersThan(MEMBERS);
    JsonMembers.Value value = json.value();
    return new NewKey(
        json.key("key"), value.bytes(), json.contentType(value.defaultType()), json.ttlMillis());
  }

  private static JsonNode tree(Buffer body) {
    JsonNode json;
    try {
      json = JsonBodies.MAPPER.readTree(body.getBytes());
    } catch (JacksonException e) {
      throw JsonBodies.invalid(e);
    }
    if (!json.isObject()) {
      throw Problems.invalid(
              "The body must be a JSON object such as {\"key\":\"a\",\"value\":\"b\"}.")
          .exception();
    }
    return json;
  }
}
