package dev.cubby.api.http;

import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Page;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Metadata and listings as JSON; times as RFC 3339 with milliseconds. */
final class MetadataJson {
  static final String MEDIA_TYPE = "application/json";
  private static final JsonFactory JSON = new JsonFactory();

  static Buffer metadata(Metadata metadata) {
    return write(json -> object(json, metadata));
  }

  static Buffer page(Page page, @Nullable String nextCursor) {
    return write(json -> {
      json.writeStartObject();
      json.writeNumberProperty("version", page.version());
      json.writeArrayPropertyStart("keys");
      page.keys().forEach(metadata -> object(json, metadata));
      json.writeEndArray();
      json.writeArrayPropertyStart("prefixes");
      page.prefixes().forEach(json::writeString);
      json.writeEndArray();
      if (nextCursor == null) {
        json.writeNullProperty("nextCursor");
      } else {
        json.writeStringProperty("nextCursor", nextCursor);
      }
      json.writeEndObject();
    });
  }

  static void object(JsonGenerator json, Metadata metadata) {
    json.writeStartObject();
    json.writeStringProperty("key", metadata.key().text());
    json.writeNumberProperty("version", metadata.version());
    json.writeNumberProperty("size", metadata.size());
    json.writeStringProperty("contentType", metadata.contentType());
    json.writeStringProperty("createdAt", time(metadata.createdAt()));
    json.writeStringProperty("updatedAt", time(metadata.updatedAt()));
    if (metadata.expiresAt() != null) {
      json.writeStringProperty("expiresAt", time(metadata.expiresAt()));
    }
    json.writeEndObject();
  }

  static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  static Buffer write(Consumer<JsonGenerator> content) {
    var bytes = new ByteArrayOutputStream(256);
    write(bytes, content);
    return Buffer.buffer(bytes.toByteArray());
  }

  static void write(OutputStream target, Consumer<JsonGenerator> content) {
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), target)) {
      content.accept(json);
    }
  }

  private MetadataJson() {}
}
