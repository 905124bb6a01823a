package dev.cubby.api.http;

import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.WriteOutcome;
import dev.cubby.common.http.Answer;
import dev.cubby.common.http.PercentCodec;
import dev.cubby.common.problem.Problem;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Turns what became of a write into its answer. */
final class Written {

  static Answer answer(Key key, WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Created(var metadata) ->
          metadata(201, metadata)
              .with(HttpHeaders.LOCATION, "/v1/keys/" + PercentCodec.encode(key.text()));
      case WriteOutcome.Replaced(var metadata) -> metadata(200, metadata);
      case WriteOutcome.Deleted _ -> Answer.of(204);
      case WriteOutcome.NotFound _,
          WriteOutcome.TimeIsOver _,
          WriteOutcome.NotFoundAsOf _,
          WriteOutcome.Unreadable _,
          WriteOutcome.PreconditionFailed _ ->
          throw problem(key, key, outcome).exception();
    };
  }

  /**
   * Why nothing was written.
   *
   * @param source the key whose value was to be written: most often the same
   */
  static Problem problem(Key key, Key source, WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.NotFound() -> Problems.notFound(source.text());
      case WriteOutcome.NotFoundAsOf(var version) -> Problems.notFoundAsOf(source.text(), version);
      case WriteOutcome.Unreadable(var version, var history) ->
          Problems.unreadable(version, history);
      case WriteOutcome.PreconditionFailed(var current) -> preconditionFailed(key, current);
      case WriteOutcome.Created _,
          WriteOutcome.Replaced _,
          WriteOutcome.Deleted _,
          WriteOutcome.TimeIsOver _ ->
          throw new IllegalArgumentException("no failure of one write: " + outcome);
    };
  }

  private static Answer metadata(int status, Metadata metadata) {
    return KeyHeaders.describe(
        Answer.of(status, MetadataJson.MEDIA_TYPE, MetadataJson.metadata(metadata)), metadata);
  }

  private static Problem preconditionFailed(Key key, @Nullable Metadata current) {
    if (current == null) {
      return Problems.preconditionFailed(
          "\"%s\" does not exist; leave the precondition out to create it.".formatted(key.text()));
    }
    return Problems.changed(key, current);
  }

  private Written() {}
}
