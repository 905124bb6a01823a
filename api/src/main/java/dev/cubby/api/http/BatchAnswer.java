package dev.cubby.api.http;

import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteOutcome;
import dev.cubby.api.store.WriteUnit;
import dev.cubby.common.http.Answer;
import dev.cubby.common.problem.Problem;
import dev.cubby.common.problem.ProblemJson;
import dev.cubby.common.trace.TraceContext;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What became of a batch, as JSON: a result for each operation. */
final class BatchAnswer {
  /** Most bytes: JSON may take two for one of a value, and there is what else a result tells. */
  static final long MAX_BYTES = 2L * WriteUnit.MOST_BYTES + (4 << 20);

  private static final int NOTHING_FAILED = -1;

  private final WriteUnit unit;
  private final List<Step.Outcome> outcomes;
  private final boolean kept;
  private final TraceContext trace;

  /**
   * @param kept whether the store keeps the answer
   * @param trace of the request
   */
  BatchAnswer(WriteUnit unit, List<Step.Outcome> outcomes, boolean kept, TraceContext trace) {
    this.unit = unit;
    this.outcomes = outcomes;
    this.kept = kept;
    this.trace = trace;
  }

  /** 200; or 409 where the batch was atomic, and an operation failed. */
  Answer answer() {
    int failed = failed();
    Answer answer =
        failed == NOTHING_FAILED
            ? Answer.of(200, MetadataJson.MEDIA_TYPE, MetadataJson.write(this::results))
            : Answer.of(409, Problem.MEDIA_TYPE, MetadataJson.write(json -> problem(json, failed)));
    return answer.with(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** The place of the operation for which nothing was done. */
  private int failed() {
    if (!unit.atomic()) {
      return NOTHING_FAILED;
    }
    for (int i = 0; i < outcomes.size(); i++) {
      if (unit.steps().get(i).failed(outcomes.get(i))) {
        return i;
      }
    }
    return NOTHING_FAILED;
  }

  private void results(JsonGenerator json) {
    json.writeStartObject();
    writeResults(json);
    json.writeEndObject();
  }

  private void problem(JsonGenerator json, int failed) {
    Problem reason = problem(unit.steps().get(failed), outcomes.get(failed));
    Problem problem = Problems.batchFailed(failed, reason == null ? 0 : reason.status());
    json.writeStartObject();
    json.writeStringProperty("type", problem.type());
    json.writeStringProperty("title", problem.title());
    json.writeNumberProperty("status", problem.status());
    json.writeStringProperty("detail", problem.detail());
    json.writeNumberProperty("failed", failed);
    writeResults(json);
    json.writeEndObject();
  }

  private void writeResults(JsonGenerator json) {
    json.writeArrayPropertyStart("results");
    for (int i = 0; i < outcomes.size(); i++) {
      json.writeStartObject();
      result(json, unit.steps().get(i), outcomes.get(i));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void result(JsonGenerator json, Step step, Step.Outcome outcome) {
    Problem problem = problem(step, outcome);
    if (problem != null) {
      json.writeNumberProperty("status", problem.status());
      String tag = problem.headers().get("ETag");
      if (tag != null) {
        json.writeStringProperty("etag", tag);
      }
      json.writeName("problem");
      json.writeRawValue(ProblemJson.write(problem));
      return;
    }
    switch (outcome) {
      case WriteOutcome.Created(var metadata) -> done(json, 201, metadata);
      case WriteOutcome.Replaced(var metadata) -> done(json, 200, metadata);
      case Step.Holds(var current) -> done(json, 200, current);
      case Step.Found found -> {
        done(json, 200, found.metadata());
        ValueJson.write(json, found.value());
      }
      default -> done(json, 204, null);
    }
  }

  private static void done(JsonGenerator json, int status, @Nullable Metadata metadata) {
    json.writeNumberProperty("status", status);
    if (metadata != null) {
      json.writeStringProperty("etag", VersionTags.of(metadata.version()));
      json.writeName("metadata");
      MetadataJson.object(json, metadata);
    }
  }

  /** Why the step was not done; null where it was. */
  private @Nullable Problem problem(Step step, Step.Outcome outcome) {
    return switch (outcome) {
      case WriteOutcome.NotFound _,
          WriteOutcome.TimeIsOver _,
          WriteOutcome.NotFoundAsOf _,
          WriteOutcome.Unreadable _,
          WriteOutcome.PreconditionFailed _ ->
          Written.problem(step.key(), source(step), (WriteOutcome) outcome);
      case Step.TooMuch(int size) ->
          kept && step instanceof Step.Get
              ? Problems.batchReadsTooMuch(step.key(), size)
              : Problems.batchMovesTooMuch(step.key(), size);
      case Step.NotTried _ -> Problems.notTried();
      case Step.Broken(var failure) -> Failures.problem(failure, trace);
      case WriteOutcome.Created _,
          WriteOutcome.Replaced _,
          WriteOutcome.Deleted _,
          Step.Found _,
          Step.Holds _ ->
          null;
      case Step.Answered _, Step.OtherRequest _ ->
          throw new IllegalArgumentException("the answer is made already: " + outcome);
    };
  }

  /** The key whose value the step takes: most often its own. */
  static Key source(Step step) {
    return switch (step) {
      case Write.Copy copy -> copy.source();
      case Write.Restore restore -> restore.source().key();
      default -> step.key();
    };
  }
}
