package dev.cubby.api.http;

import com.google.errorprone.annotations.FormatMethod;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON body of {@code POST /v1/keys}.
 *
 * @param key null where one is to be given
 * @param ttlSeconds null for ever
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NewKey(@Nullable String key, byte[] value, String contentType, @Nullable Long ttlSeconds) {
  private static final List<String> MEMBERS =
      List.of("key", "value", "valueBase64", "contentType", "ttlSeconds");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads the body.
   *
   * @throws dev.cubby.common.problem.ProblemException 400 with what is wrong and how to mend it
   */
  static NewKey parse(Buffer body) {
    JsonNode json = tree(body);
    for (String name : json.propertyNames()) {
      if (!MEMBERS.contains(name)) {
        throw invalid("There is no member \"%s\"; known: %s.", name, String.join(", ", MEMBERS));
      }
    }
    String text = string(json, "value");
    String base64 = string(json, "valueBase64");
    if ((text == null) == (base64 == null)) {
      throw invalid(
          "Give the value as \"value\" (text) or as \"valueBase64\" (bytes): one of them.");
    }
    String type = string(json, "contentType");
    String defaultType = text == null ? MediaTypes.BYTES : MediaTypes.TEXT;
    return new NewKey(
        string(json, "key"),
        text == null ? bytes(base64) : utf8(text),
        type == null ? defaultType : MediaTypes.check(type),
        ttl(json.get("ttlSeconds")));
  }

  private static JsonNode tree(Buffer body) {
    JsonNode json;
    try {
      json = JSON.readTree(body.getBytes());
    } catch (JacksonException e) {
      throw invalid("The body is not valid JSON: %s.", firstLine(e.getOriginalMessage()));
    }
    if (!json.isObject()) {
      throw invalid("The body must be a JSON object such as {\"key\":\"a\",\"value\":\"b\"}.");
    }
    return json;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("it ends too early");
  }

  private static @Nullable String string(JsonNode json, String name) {
    JsonNode node = json.get(name);
    if (node == null) {
      return null;
    }
    if (!node.isString()) {
      throw invalid("\"%s\" must be a string.", name);
    }
    return node.stringValue();
  }

  private static byte[] utf8(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!new String(bytes, StandardCharsets.UTF_8).equals(text)) {
      throw invalid("\"value\" has half a surrogate pair; send such bytes as \"valueBase64\".");
    }
    return bytes;
  }

  private static byte[] bytes(@Nullable String base64) {
    String text = String.valueOf(base64);
    try {
      // Java's decoder takes a text without its padding.
      if (text.length() % 4 == 0) {
        return Base64.getDecoder().decode(text);
      }
    } catch (IllegalArgumentException e) {
      // answered below, like a text without its padding
    }
    throw invalid("\"valueBase64\" is not Base64 with padding (RFC 4648, section 4).");
  }

  private static @Nullable Long ttl(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    if (node.canConvertToExactIntegral() && node.canConvertToLong()) {
      long seconds = node.longValue();
      if (seconds >= 1 && seconds <= Ttl.MAX_SECONDS) {
        return seconds;
      }
    }
    throw invalid("\"ttlSeconds\" must be a whole number from 1 to %d.", Ttl.MAX_SECONDS);
  }

  @FormatMethod
  private static RuntimeException invalid(String format, Object... arguments) {
    return Problems.invalid(format.formatted(arguments)).exception();
  }
}
