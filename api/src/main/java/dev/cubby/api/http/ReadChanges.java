package dev.cubby.api.http;

import dev.cubby.api.keys.Keys;
import dev.cubby.api.store.ChangesQuery;
import dev.cubby.api.store.Key;
import dev.cubby.common.http.Answer;
import io.vertx.core.Future;
import java.util.Optional;

/** {@code GET /v1/changes?prefix=|key=&after=&limit=&order=asc|desc}. */
final class ReadChanges implements Endpoint {
  private static final long DEFAULT_LIMIT = 100;

  private final Keys keys;

  ReadChanges(Keys keys) {
    this.keys = keys;
  }

  @Override
  public Future<Answer> handle(Call call) {
    ChangesQuery changes = changes(call.query("prefix", "key", "after", "limit", "order"));
    return CollectionConditions.read(
        call,
        () -> keys.changes(changes),
        found -> Answer.of(200, MetadataJson.MEDIA_TYPE, ChangesJson.of(found)));
  }

  private static ChangesQuery changes(QueryString query) {
    Optional<Key> key = query.text("key").map(Call::key);
    String prefix = query.keyPart("prefix").orElse("");
    if (key.isPresent() && query.text("prefix").isPresent()) {
      throw Problems.invalid("Ask for the changes of one key, or of a prefix; not for both.")
          .exception();
    }
    boolean newestFirst =
        switch (query.text("order").orElse("asc")) {
          case "asc" -> false;
          case "desc" -> true;
          default ->
              throw Problems.invalid("The query parameter \"order\" must be asc or desc.")
                  .exception();
        };
    long limit = query.number("limit", 1, ChangesQuery.MAX_LIMIT).orElse(DEFAULT_LIMIT);
    return new ChangesQuery(
        prefix, key.orElse(null), query.version("after").orElse(null), (int) limit, newestFirst);
  }
}
