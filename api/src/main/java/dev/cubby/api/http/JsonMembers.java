package dev.cubby.api.http;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import dev.cubby.api.store.InvalidKeyException;
import dev.cubby.api.store.Key;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The members of a JSON object that a program sent. What is wrong with one of them is a problem
 * (400) that says how to mend it.
 *
 * @param json an object
 * @param where stands before what is wrong; empty where there is one object alone
 */
record JsonMembers(JsonNode json, String where) {

  /** A value, and the content type that it has where none is given. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Value(byte[] bytes, String defaultType) {}

  void refuseOthersThan(List<String> known) {
    for (String name : json.propertyNames()) {
      if (!known.contains(name)) {
        throw invalid("There is no member \"%s\"; known: %s.", name, String.join(", ", known));
      }
    }
  }

  boolean has(String name) {
    return json.has(name);
  }

  @Nullable String string(String name) {
    JsonNode node = json.get(name);
    if (node == null) {
      return null;
    }
    if (!node.isString()) {
      throw invalid("\"%s\" must be a string.", name);
    }
    return node.stringValue();
  }

  /** The key of that name; null where it is not given. */
  @Nullable Key key(String name) {
    String text = string(name);
    try {
      return text == null ? null : new Key(text);
    } catch (InvalidKeyException e) {
      throw invalid("%s", String.valueOf(e.getMessage()));
    }
  }

  /** The value, which is text or bytes. */
  Value value() {
    String text = string("value");
    String base64 = string("valueBase64");
    if ((text == null) == (base64 == null)) {
      throw invalid(
          "Give the value as \"value\" (text) or as \"valueBase64\" (bytes): one of them.");
    }
    return text == null
        ? new Value(bytes(base64), MediaTypes.BYTES)
        : new Value(utf8(text), MediaTypes.TEXT);
  }

  private byte[] utf8(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!new String(bytes, StandardCharsets.UTF_8).equals(text)) {
      throw invalid("\"value\" has half a surrogate pair; send such bytes as \"valueBase64\".");
    }
    return bytes;
  }

  private byte[] bytes(@Nullable String base64) {
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

  /** The content type, or the one that is assumed. */
  String contentType(String assumed) {
    String type = string("contentType");
    if (type != null && !MediaTypes.valid(type)) {
      throw invalid("%s", MediaTypes.FORM);
    }
    return type == null ? assumed : type;
  }

  /** The time to live in milliseconds; null where it is not given. */
  @Nullable Long ttlMillis() {
    JsonNode node = json.get("ttlSeconds");
    return node == null
        ? null
        : Long.valueOf(
            TimeUnit.SECONDS.toMillis(number(node, "\"ttlSeconds\"", 1, Ttl.MAX_SECONDS)));
  }

  /** A whole number within bounds; {@code name} says which. */
  long number(JsonNode node, String name, long min, long max) {
    if (node.canConvertToExactIntegral() && node.canConvertToLong()) {
      long value = node.longValue();
      if (value >= min && value <= max) {
        return value;
      }
    }
    throw invalid("%s must be a whole number from %d to %d.", name, min, max);
  }

  @FormatMethod
  RuntimeException invalid(@FormatString String format, Object... arguments) {
    return Problems.invalid(where + format.formatted(arguments)).exception();
  }
}
