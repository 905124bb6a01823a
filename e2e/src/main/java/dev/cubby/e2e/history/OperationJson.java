package dev.cubby.e2e.history;

import dev.cubby.e2e.history.Operation.Kind;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** An operation as one flat JSON object; what is null is left out. */
final class OperationJson {
  private static final JsonFactory JSON = new JsonFactory();

  static String write(Operation operation) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeNumberProperty("id", operation.id());
      json.writeNumberProperty("client", operation.client());
      json.writeStringProperty("kind", operation.kind().name().toLowerCase(Locale.ROOT));
      json.writeStringProperty("key", operation.key());
      text(json, "value", operation.value());
      switch (operation.precondition()) {
        case Precondition.Any _ -> {}
        case Precondition.Absent _ -> json.writeStringProperty("if", "absent");
        case Precondition.At(long version) -> json.writeNumberProperty("ifVersion", version);
      }
      number(json, "ttl", operation.ttlNanos());
      json.writeNumberProperty("call", operation.call());
      json.writeNumberProperty("end", operation.end());
      outcome(json, operation.outcome());
      json.writeStringProperty("note", operation.note());
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void outcome(JsonGenerator json, Outcome outcome) {
    json.writeStringProperty("outcome", outcome.getClass().getSimpleName());
    switch (outcome) {
      case Outcome.Present(long version, var value, var expiresAt) -> {
        json.writeNumberProperty("version", version);
        text(json, "found", value);
        number(json, "expiresAt", expiresAt);
      }
      case Outcome.Written(long version, var created, var expiresAt) -> {
        json.writeNumberProperty("version", version);
        if (created != null) {
          json.writeBooleanProperty("created", created);
        }
        number(json, "expiresAt", expiresAt);
      }
      case Outcome.Refused(var current) -> number(json, "version", current);
      case Outcome.Deleted(boolean found) -> json.writeBooleanProperty("wasThere", found);
      case Outcome.Absent _, Outcome.NotDone _, Outcome.Unknown _ -> {}
    }
  }

  private static void text(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }

  private static void number(JsonGenerator json, String name, @Nullable Long value) {
    if (value != null) {
      json.writeNumberProperty(name, value);
    }
  }

  static Operation read(String line) {
    Map<String, String> fields = fields(line);
    String ifVersion = fields.get("ifVersion");
    Precondition precondition =
        ifVersion != null
            ? new Precondition.At(Long.parseLong(ifVersion))
            : fields.containsKey("if") ? Precondition.ABSENT : Precondition.ANY;
    return new Operation(
        required(fields, "id"),
        (int) required(fields, "client"),
        Kind.valueOf(text(fields, "kind").toUpperCase(Locale.ROOT)),
        text(fields, "key"),
        fields.get("value"),
        precondition,
        number(fields, "ttl"),
        required(fields, "call"),
        required(fields, "end"),
        outcome(fields),
        fields.getOrDefault("note", ""));
  }

  private static Outcome outcome(Map<String, String> fields) {
    String name = text(fields, "outcome");
    return switch (name) {
      case "Present" ->
          new Outcome.Present(
              required(fields, "version"), fields.get("found"), number(fields, "expiresAt"));
      case "Written" -> {
        String created = fields.get("created");
        yield new Outcome.Written(
            required(fields, "version"),
            created == null ? null : Boolean.valueOf(created),
            number(fields, "expiresAt"));
      }
      case "Refused" -> new Outcome.Refused(number(fields, "version"));
      case "Deleted" -> new Outcome.Deleted(Boolean.parseBoolean(fields.get("wasThere")));
      case "Absent" -> Outcome.ABSENT;
      case "NotDone" -> Outcome.NOT_DONE;
      case "Unknown" -> Outcome.UNKNOWN;
      default -> throw new IllegalArgumentException("no such outcome: " + name);
    };
  }

  private static Map<String, String> fields(String line) {
    var fields = new HashMap<String, String>();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("not a JSON object");
      }
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        json.nextToken();
        fields.put(name, json.getString());
      }
    }
    return fields;
  }

  private static String text(Map<String, String> fields, String name) {
    return Objects.requireNonNull(fields.get(name), name + " is missing");
  }

  private static long required(Map<String, String> fields, String name) {
    return Long.parseLong(text(fields, name));
  }

  private static @Nullable Long number(Map<String, String> fields, String name) {
    String value = fields.get(name);
    return value == null ? null : Long.valueOf(value);
  }

  private OperationJson() {}
}
