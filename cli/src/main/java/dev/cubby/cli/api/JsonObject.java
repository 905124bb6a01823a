package dev.cubby.cli.api;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON object, whose members keep their order. */
public final class JsonObject {
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /** Reads an answer's body. */
  public static JsonObject parse(byte[] body) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        return object(parser);
      }
    } catch (JacksonException e) {
      throw new Failure(
          ExitCode.UNEXPECTED,
          "The answer is not the JSON that a Cubby sends: " + e.getOriginalMessage());
    }
    throw new Failure(ExitCode.UNEXPECTED, "The answer is not the JSON that a Cubby sends.");
  }

  private static JsonObject object(JsonParser parser) {
    var object = new JsonObject();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      object.members.put(name, value(parser));
    }
    return object;
  }

  private static @Nullable Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield items;
      }
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      case VALUE_NULL -> null;
      default -> parser.getString();
    };
  }

  public JsonObject with(String name, @Nullable Object value) {
    members.put(name, value);
    return this;
  }

  /** A member that may be absent or null. */
  public @Nullable String text(String name) {
    Object value = members.get(name);
    return value == null ? null : value.toString();
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  /** A member that may be absent. */
  @Nullable JsonObject object(String name) {
    return members.get(name) instanceof JsonObject object ? object : null;
  }

  public String text(String name, String otherwise) {
    String value = text(name);
    return value == null ? otherwise : value;
  }

  /** A member that the API promises. */
  public long number(String name) {
    if (members.get(name) instanceof Long number) {
      return number;
    }
    throw new Failure(ExitCode.UNEXPECTED, "The answer has no number \"%s\".".formatted(name));
  }

  /** Whether a member is there, and true. */
  public boolean isTrue(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  public List<JsonObject> objects(String name) {
    return items(name, JsonObject.class);
  }

  public List<String> texts(String name) {
    return items(name, String.class);
  }

  private <T> List<T> items(String name, Class<T> type) {
    if (members.get(name) instanceof List<?> items && items.stream().allMatch(type::isInstance)) {
      return items.stream().map(type::cast).toList();
    }
    throw new Failure(ExitCode.UNEXPECTED, "The answer has no list \"%s\".".formatted(name));
  }

  /** In one line. */
  @Override
  public String toString() {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      write(json, this);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, @Nullable Object value) {
    switch (value) {
      case JsonObject object -> {
        json.writeStartObject();
        object.members.forEach((name, member) -> {
          json.writeName(name);
          write(json, member);
        });
        json.writeEndObject();
      }
      case List<?> items -> {
        json.writeStartArray();
        items.forEach(item -> write(json, item));
        json.writeEndArray();
      }
      case Long number -> json.writeNumber(number);
      case Boolean truth -> json.writeBoolean(truth);
      case null -> json.writeNull();
      default -> json.writeString(value.toString());
    }
  }
}
