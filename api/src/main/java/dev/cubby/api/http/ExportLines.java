package dev.cubby.api.http;

import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Hold;
import dev.cubby.api.store.Metadata;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The lines of an export: a header, one for each key, and an end that says how many they were. */
final class ExportLines {
  /** The number of this format, which the header tells. */
  static final long FORMAT = 1;

  private static final JsonFactory JSON = new JsonFactory();

  /** What a line has beside its key and value, roughly, in bytes. */
  private static final int OVERHEAD = 256;

  static Buffer header(Hold hold, String prefix) {
    return line(json -> {
      json.writeNumberProperty("cubby", FORMAT);
      json.writeNumberProperty("version", hold.version());
      json.writeStringProperty("prefix", prefix);
      json.writeStringProperty("exportedAt", MetadataJson.time(hold.takenAt()));
    });
  }

  static Buffer entries(List<Entry> entries) {
    int size = entries.stream().mapToInt(entry -> OVERHEAD + entry.value().length * 4 / 3).sum();
    var lines = new ByteArrayOutputStream(size);
    entries.forEach(entry -> write(lines, json -> members(json, entry)));
    return Buffer.buffer(lines.toByteArray());
  }

  private static void members(JsonGenerator json, Entry entry) {
    Metadata metadata = entry.metadata();
    json.writeStringProperty("key", metadata.key().text());
    ValueJson.write(json, entry.value());
    json.writeStringProperty("contentType", metadata.contentType());
    json.writeNumberProperty("version", metadata.version());
    json.writeStringProperty("createdAt", MetadataJson.time(metadata.createdAt()));
    json.writeStringProperty("updatedAt", MetadataJson.time(metadata.updatedAt()));
    if (metadata.expiresAt() != null) {
      json.writeStringProperty("expiresAt", MetadataJson.time(metadata.expiresAt()));
    }
  }

  static Buffer end(long keys, long bytes) {
    return line(json -> {
      json.writeBooleanProperty("end", true);
      json.writeNumberProperty("keys", keys);
      json.writeNumberProperty("bytes", bytes);
    });
  }

  private static Buffer line(Consumer<JsonGenerator> members) {
    var bytes = new ByteArrayOutputStream(OVERHEAD);
    write(bytes, members);
    return Buffer.buffer(bytes.toByteArray());
  }

  private static void write(ByteArrayOutputStream lines, Consumer<JsonGenerator> members) {
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), lines)) {
      json.writeStartObject();
      members.accept(json);
      json.writeEndObject();
    }
    lines.write('\n');
  }

  private ExportLines() {}
}
