package dev.cubby.api.http;

import dev.cubby.api.keys.Keys;
import dev.cubby.api.keys.Reading;
import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import dev.cubby.common.http.Answer;
import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.ReadConditions;
import dev.cubby.common.http.ReadConditions.Validators;
import dev.cubby.common.http.Representation;
import dev.cubby.common.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code GET} and {@code HEAD /v1/keys/{key}[?at=version]}. */
final class ReadKey implements Endpoint {
  /**
   * What others stored is shown from the site's own origin: sandboxed, a page among it can run no
   * script there.
   */
  private static final CharSequence CSP = HttpHeaders.createOptimized("Content-Security-Policy");

  private static final CharSequence SANDBOX =
      HttpHeaders.createOptimized("default-src 'none'; sandbox");

  private final Keys keys;

  ReadKey(Keys keys) {
    this.keys = keys;
  }

  @Override
  public Future<Answer> handle(Call call) {
    Optional<Long> at = call.query("at").version("at");
    Key key = call.key();
    if (at.isPresent()) {
      return call.await(keys.read(new AsOf(key, at.get())))
          .map(reading -> answer(call, key, reading, Problems.notFoundAsOf(key.text(), at.get())));
    }
    Duration maxStale = MaxStale.of(call.list(HttpHeaders.CACHE_CONTROL));
    return call.await(maxStale == null ? keys.read(key) : keys.read(key, maxStale))
        .map(reading -> answer(call, key, reading, Problems.notFound(key.text())));
  }

  private static Answer answer(Call call, Key key, Reading reading, Problem notFound) {
    CharSequence cacheStatus = KeyHeaders.cacheStatus(reading);
    Entry entry = reading.entry();
    if (entry == null) {
      throw notFound.withHeader("Cache-Status", cacheStatus.toString()).exception();
    }
    Metadata metadata = entry.metadata();
    var representation =
        new Representation(entry.value(), metadata.contentType(), validators(metadata));
    Answer answer =
        switch (ReadConditions.judge(call.headers(), representation.validators())) {
          case FAILED ->
              throw Problems.changed(key, metadata)
                  .withHeader("Cache-Status", cacheStatus.toString())
                  .exception();
          case NOT_MODIFIED -> Answer.of(304);
          case PROCEED -> representation.content(call.incoming()).with(CSP, SANDBOX);
        };
    return KeyHeaders.describe(answer, metadata).with(AnswerWriter.CACHE_STATUS, cacheStatus);
  }

  private static Validators validators(Metadata metadata) {
    return new Validators(
        VersionTags.of(metadata.version()),
        OptionalLong.of(Math.floorDiv(metadata.updatedAt(), 1_000L)));
  }
}
