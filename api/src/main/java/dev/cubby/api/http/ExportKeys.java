package dev.cubby.api.http;

import dev.cubby.api.keys.Keys;
import dev.cubby.api.store.Hold;
import dev.cubby.common.http.Answer;
import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.IncomingRequest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/export?prefix=&at=}: all keys of one version of the store, a line each. */
final class ExportKeys implements Endpoint {
  static final String MEDIA_TYPE = "application/x-ndjson";
  static final int MOST_AT_ONCE = 4;

  private static final String ROUTE = "/v1/export";

  private final Keys keys;
  private final AnswerWriter answers;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  ExportKeys(Keys keys, AnswerWriter answers) {
    this.keys = keys;
    this.answers = answers;
  }

  @Override
  public Future<Answer> handle(Call call) {
    QueryString query = call.query("prefix", "at");
    String prefix = query.keyPart("prefix").orElse("");
    Long at = query.version("at").orElse(null);
    return CollectionConditions.stream(call, () -> export(call, prefix, at));
  }

  private Future<Answer> export(Call call, String prefix, @Nullable Long at) {
    if (!places.tryAcquire()) {
      throw Problems.unavailable(
              "%d exports are under way here; try again later.".formatted(MOST_AT_ONCE), 5)
          .exception();
    }
    return call.await(keys.hold(at))
        .compose(hold -> export(call.incoming(), prefix, hold))
        .onComplete(_ -> places.release());
  }

  /**
   * Exports on a thread that may wait for the store and for the client.
   *
   * @return an answer that was begun already, or is to be sent
   */
  private Future<Answer> export(IncomingRequest incoming, String prefix, Hold hold) {
    MultiMap headers =
        HttpHeaders.headers()
            .set(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
            .set(HttpHeaders.CACHE_CONTROL, "no-store")
            .set(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"cubby-%d.ndjson\"".formatted(hold.version()));
    Promise<Answer> done = Promise.promise();
    Runnable work;
    if (incoming.isHead() || incoming.over()) {
      work = hold::close;
    } else {
      answers.begin(incoming, ROUTE, 200, headers).setChunked(true);
      work = new Export(keys, hold, prefix, incoming);
    }
    Thread.ofVirtual()
        .name("export")
        .start(() -> {
          try {
            work.run();
          } finally {
            incoming.onLoop(() -> done.complete(new Answer(200, headers, null)));
          }
        });
    return done.future();
  }
}
