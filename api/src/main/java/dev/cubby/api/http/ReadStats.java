package dev.cubby.api.http;

import dev.cubby.api.keys.Keys;
import dev.cubby.api.store.Stats;
import dev.cubby.common.http.Answer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** {@code GET /v1/stats?prefix=&at=}. */
final class ReadStats implements Endpoint {
  private final Keys keys;

  ReadStats(Keys keys) {
    this.keys = keys;
  }

  @Override
  public Future<Answer> handle(Call call) {
    QueryString query = call.query("prefix", "at");
    String prefix = query.keyPart("prefix").orElse("");
    Long at = query.version("at").orElse(null);
    return CollectionConditions.read(
        call,
        () -> keys.stats(prefix, at),
        stats -> Answer.of(200, MetadataJson.MEDIA_TYPE, json(stats)));
  }

  private static Buffer json(Stats stats) {
    return MetadataJson.write(json -> {
      json.writeStartObject();
      json.writeNumberProperty("keys", stats.keys());
      json.writeNumberProperty("bytes", stats.bytes());
      json.writeNumberProperty("version", stats.version());
      json.writeEndObject();
    });
  }
}
