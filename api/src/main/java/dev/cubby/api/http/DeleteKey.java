package dev.cubby.api.http;

import dev.cubby.api.keys.Keys;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Write;
import dev.cubby.common.http.Answer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** {@code DELETE /v1/keys/{key}}. */
final class DeleteKey implements Endpoint {
  private final Keys keys;

  DeleteKey(Keys keys) {
    this.keys = keys;
  }

  @Override
  public Future<Answer> handle(Call call) {
    call.query();
    Key key = call.key();
    var delete = new Write.Delete(key, Preconditions.of(call), call.author());
    return new WriteRequest(call, keys)
        .write(delete, Buffer.buffer(), outcome -> Written.answer(key, outcome));
  }
}
