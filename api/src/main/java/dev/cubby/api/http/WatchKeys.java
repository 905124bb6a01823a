package dev.cubby.api.http;

import dev.cubby.api.feed.ChangeFeed;
import dev.cubby.api.feed.Interest;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.UnreadableVersionException;
import dev.cubby.common.http.Answer;
import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.EventStreams;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.tokens.Access;
import dev.cubby.common.tokens.AccessCheck;
import dev.cubby.common.tokens.Need;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/watch?prefix=|key=&after=&values=true}. */
final class WatchKeys implements Endpoint {
  static final String PATH = "/v1/watch";
  private static final CharSequence LAST_EVENT_ID = HttpHeaders.createOptimized("last-event-id");
  private static final int COME_BACK_SECONDS = 5;

  private final ChangeFeed feed;
  private final Watches watches;
  private final AccessCheck access;
  private final AnswerWriter answers;

  WatchKeys(ChangeFeed feed, Watches watches, AccessCheck access, AnswerWriter answers) {
    this.feed = feed;
    this.watches = watches;
    this.access = access;
    this.answers = answers;
  }

  @Override
  public Future<Answer> handle(Call call) {
    QueryString query = call.query("prefix", "key", "after", "values");
    Interest interest = interest(query);
    Long after = after(call, query);
    return CollectionConditions.stream(call, () -> watch(call, interest, after));
  }

  private static Interest interest(QueryString query) {
    Optional<Key> key = query.text("key").map(Call::key);
    String prefix = query.keyPart("prefix").orElse("");
    if (key.isPresent() && query.text("prefix").isPresent()) {
      throw Problems.invalid("Watch one key, or a prefix; not both.").exception();
    }
    boolean values =
        switch (query.text("values").orElse("false")) {
          case "true" -> true;
          case "false" -> false;
          default ->
              throw Problems.invalid("The query parameter \"values\" must be true or false.")
                  .exception();
        };
    return new Interest(prefix, key.orElse(null), values);
  }

  /** A browser that was cut off sends the URL as before, and the id of the last event beside it. */
  private static @Nullable Long after(Call call, QueryString query) {
    Long after = query.version("after").orElse(null);
    String id = call.header(LAST_EVENT_ID);
    return id == null ? after : Long.valueOf(QueryString.version("field \"Last-Event-ID\"", id));
  }

  private Future<Answer> watch(Call call, Interest interest, @Nullable Long after) {
    IncomingRequest incoming = call.incoming();
    if (!watches.take()) {
      throw Problems.unavailable("Too many watch already; try again.", COME_BACK_SECONDS)
          .exception();
    }
    Future<Long> begin;
    try {
      begin = call.await(feed.begin(after));
    } catch (RuntimeException e) {
      watches.giveBack();
      throw e;
    }
    return begin
        .onFailure(_ -> watches.giveBack())
        .recover(WatchKeys::howToGoOn)
        .map(version -> {
          Answer head =
              Answer.of(200)
                  .with(HttpHeaders.CONTENT_TYPE, EventStreams.MEDIA_TYPE)
                  .with(HttpHeaders.CACHE_CONTROL, "no-store");
          if (incoming.over() || incoming.isHead()) {
            watches.giveBack();
          } else {
            begin(incoming, head, interest, version);
          }
          return head;
        });
  }

  private static Future<Long> howToGoOn(Throwable failure) {
    return Future.failedFuture(
        failure instanceof UnreadableVersionException e
            ? Problems.unwatchable(e.version(), e.history()).exception()
            : failure);
  }

  /** The answer's head is written here, so that it is not sent once more by the caller. */
  private void begin(IncomingRequest incoming, Answer head, Interest interest, long version) {
    HttpServerResponse response =
        answers.begin(incoming, PATH, head.status(), head.headers()).setChunked(true);
    Need need = Need.keyOrPrefix(Access.READ, incoming.request().query());
    new WatchStream(incoming, response, interest, need, access, watches).begin(feed, version);
  }
}
