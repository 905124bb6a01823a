package dev.cubby.api.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A value as JSON: {@code value} where it is text, {@code valueBase64} otherwise. */
final class ValueJson {

  static void write(JsonGenerator json, byte[] value) {
    String text = text(value);
    if (text == null) {
      json.writeStringProperty("valueBase64", Base64.getEncoder().encodeToString(value));
    } else {
      json.writeStringProperty("value", text);
    }
  }

  /** Null where it is not UTF-8, or has characters that JSON writes in six bytes. */
  private static @Nullable String text(byte[] value) {
    for (byte b : value) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
        return null;
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private ValueJson() {}
}
