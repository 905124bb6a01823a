package dev.cubby.api.http;

import dev.cubby.api.keys.Keys;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Write;
import dev.cubby.common.http.Answer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /v1/keys/{key}?ttl=seconds|none}: changes the time to live alone. */
final class TouchKey implements Endpoint {
  private final Keys keys;
  private final RequestBody bodies;

  TouchKey(Keys keys, RequestBody bodies) {
    this.keys = keys;
    this.bodies = bodies;
  }

  @Override
  public Future<Answer> handle(Call call) {
    Key key = call.key();
    var request = new WriteRequest(call, keys);
    var touch = new Write.Touch(key, ttl(call.query("ttl")), Preconditions.of(call), call.author());
    return bodies
        .receiveNone(call, "PATCH changes the time to live alone; send no body, or PUT the value.")
        .compose(
            _ -> request.write(touch, Buffer.buffer(), outcome -> Written.answer(key, outcome)));
  }

  private static @Nullable Long ttl(QueryString query) {
    String text =
        query
            .text("ttl")
            .orElseThrow(() ->
                Problems.invalid(
                        "PATCH changes the time to live; say ?ttl=SECONDS, or ?ttl=none for ever.")
                    .exception());
    return text.equals("none") ? null : Ttl.millis(query).orElseThrow();
  }
}
