package dev.cubby.api.http;

import dev.cubby.api.store.Step;
import dev.cubby.api.store.WriteOutcome;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has become of an import's lines so far. */
final class ImportCounts {
  /** Most failed lines that the answer names. */
  private static final int MOST_ERRORS = 100;

  private final List<Failed> errors = new ArrayList<>();
  private long created;
  private long replaced;
  private long skipped;
  private long expired;
  private long failed;
  private long bytes;

  private record Failed(long line, @Nullable String key, String detail) {}

  /** Counts a line that could not be taken. */
  void failed(long line, @Nullable String key, String detail) {
    failed++;
    if (errors.size() < MOST_ERRORS) {
      errors.add(new Failed(line, key, detail));
    }
  }

  /** Counts a line whose time was over before it was tried. */
  void expired() {
    expired++;
  }

  /** Counts the value of a line, stored or not. */
  void read(int valueBytes) {
    bytes += valueBytes;
  }

  void count(Step.Outcome outcome) {
    switch (outcome) {
      case WriteOutcome.Created _ -> created++;
      case WriteOutcome.Replaced _ -> replaced++;
      case WriteOutcome.PreconditionFailed _ -> skipped++;
      case WriteOutcome.TimeIsOver _ -> expired++;
      case Step.Holds(var current) when current == null -> created++;
      case Step.Holds _ -> replaced++;
      default -> throw new IllegalStateException("no outcome of an import: " + outcome);
    }
  }

  /** How many lines of keys were read, well-formed or not. */
  long lines() {
    return created + replaced + skipped + expired + failed;
  }

  /** Whether an end line that says so fits; the bytes of failed lines are not known. */
  boolean agreesWith(long keys, long valueBytes) {
    return keys == lines() && (failed > 0 || valueBytes == bytes);
  }

  Buffer json(ImportMode mode, boolean dryRun, boolean complete) {
    return MetadataJson.write(json -> {
      json.writeStartObject();
      json.writeStringProperty("mode", mode.text());
      json.writeBooleanProperty("dryRun", dryRun);
      json.writeNumberProperty("lines", lines());
      json.writeNumberProperty("created", created);
      json.writeNumberProperty("replaced", replaced);
      json.writeNumberProperty("skipped", skipped);
      json.writeNumberProperty("expired", expired);
      json.writeNumberProperty("failed", failed);
      json.writeArrayPropertyStart("errors");
      for (Failed error : errors) {
        json.writeStartObject();
        json.writeNumberProperty("line", error.line());
        if (error.key() != null) {
          json.writeStringProperty("key", error.key());
        }
        json.writeStringProperty("detail", error.detail());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeBooleanProperty("complete", complete);
      json.writeEndObject();
    });
  }
}
