package dev.cubby.api.http;

import dev.cubby.api.feed.Event;
import dev.cubby.api.store.Changes;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Revision;
import io.vertx.core.buffer.Buffer;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;

/** Revisions as JSON. */
final class ChangesJson {

  static Buffer of(Changes changes) {
    return MetadataJson.write(json -> {
      json.writeStartObject();
      json.writeNumberProperty("version", changes.history().lastVersion());
      json.writeArrayPropertyStart("changes");
      changes.revisions().forEach(revision -> object(json, revision));
      json.writeEndArray();
      Long next = changes.next();
      if (next == null) {
        json.writeNullProperty("next");
      } else {
        json.writeNumberProperty("next", next);
      }
      json.writeNumberProperty("horizon", changes.history().horizon());
      json.writeEndObject();
    });
  }

  /** Writes one change, with its value where the event has it. */
  static void event(OutputStream target, Event event) {
    MetadataJson.write(
        target,
        json -> {
          json.writeStartObject();
          members(json, event.revision());
          byte[] value = event.value();
          if (value != null) {
            ValueJson.write(json, value);
          }
          json.writeEndObject();
        });
  }

  private static void object(JsonGenerator json, Revision revision) {
    json.writeStartObject();
    members(json, revision);
    json.writeEndObject();
  }

  private static void members(JsonGenerator json, Revision revision) {
    Metadata metadata = revision.metadata();
    json.writeNumberProperty("version", metadata.version());
    json.writeStringProperty("key", metadata.key().text());
    json.writeStringProperty("op", revision.operation().text());
    json.writeNumberProperty("size", metadata.size());
    json.writeStringProperty("contentType", metadata.contentType());
    json.writeStringProperty("updatedAt", MetadataJson.time(metadata.updatedAt()));
    if (metadata.expiresAt() != null) {
      json.writeStringProperty("expiresAt", MetadataJson.time(metadata.expiresAt()));
    }
    if (revision.author() != null) {
      json.writeStringProperty("by", revision.author());
    }
  }

  private ChangesJson() {}
}
