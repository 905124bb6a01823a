package dev.cubby.api.http;

import dev.cubby.api.keys.Keys;
import dev.cubby.api.store.Listing;
import dev.cubby.api.store.Page;
import dev.cubby.common.http.Answer;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/keys?prefix=&delimiter=&limit=&cursor=&at=}. */
final class ListKeys implements Endpoint {
  private static final long DEFAULT_LIMIT = 100;

  private final Keys keys;

  ListKeys(Keys keys) {
    this.keys = keys;
  }

  @Override
  public Future<Answer> handle(Call call) {
    QueryString query = call.query("prefix", "delimiter", "limit", "cursor", "at");
    Listing listing = listing(query);
    return CollectionConditions.read(call, () -> keys.list(listing), page -> answer(listing, page));
  }

  private static Listing listing(QueryString query) {
    String prefix = query.keyPart("prefix").orElse("");
    Optional<String> delimiter = query.keyPart("delimiter");
    if (delimiter.isPresent() && delimiter.get().isEmpty()) {
      throw Problems.invalid("The delimiter is empty; give one, such as /, or leave it out.")
          .exception();
    }
    long limit = query.number("limit", 1, Listing.MAX_LIMIT).orElse(DEFAULT_LIMIT);
    String after =
        query
            .text("cursor")
            .filter(cursor -> !cursor.isEmpty())
            .map(cursor -> Cursor.decode(cursor, prefix))
            .orElse(null);
    return new Listing(
        prefix, delimiter.orElse(null), (int) limit, after, query.version("at").orElse(null));
  }

  private static Answer answer(Listing listing, Page page) {
    String next = page.next() == null ? null : Cursor.encode(page.next());
    Answer answer = Answer.of(200, MetadataJson.MEDIA_TYPE, MetadataJson.page(page, next));
    return next == null ? answer : answer.with("Link", link(listing, next));
  }

  /** The next page as a link (RFC 8288). */
  private static String link(Listing listing, String cursor) {
    return "</v1/keys?limit=%d%s%s%s&cursor=%s>; rel=\"next\""
        .formatted(
            listing.limit(),
            parameter("prefix", listing.prefix()),
            parameter("delimiter", listing.delimiter()),
            parameter("at", listing.at() == null ? null : listing.at().toString()),
            cursor);
  }

  private static String parameter(String name, @Nullable String value) {
    return value == null || value.isEmpty()
        ? ""
        : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
