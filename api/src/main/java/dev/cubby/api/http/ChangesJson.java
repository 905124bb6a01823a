package dev.cubby.api.http;

import dev.cubby.api.store.Changes;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Revision;
import io.vertx.core.buffer.Buffer;
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

  private static void object(JsonGenerator json, Revision revision) {
    Metadata metadata = revision.metadata();
    json.writeStartObject();
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
    json.writeEndObject();
  }

  private ChangesJson() {}
}
