package dev.cubby.api.http;

import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Precondition;
import dev.cubby.api.store.Write;
import dev.cubby.common.http.Answer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** {@code PUT /v1/keys/{key}?from=version}: stores the value again that the key had then. */
final class RestoreKey {
  private final RequestBody bodies;

  RestoreKey(RequestBody bodies) {
    this.bodies = bodies;
  }

  Future<Answer> handle(
      Call call,
      WriteRequest request,
      Key key,
      long from,
      @Nullable Long ttlMillis,
      Precondition precondition) {
    if (call.header(HttpHeaders.CONTENT_TYPE) != null) {
      throw Problems.invalid(
              "With from, the content type comes from the history too; leave Content-Type out.")
          .exception();
    }
    var restore =
        new Write.Restore(key, new AsOf(key, from), ttlMillis, precondition, call.author());
    return bodies
        .receiveNone(call, "With from, the value comes from the history; send no body.")
        .compose(
            _ -> request.write(restore, Buffer.buffer(), outcome -> Written.answer(key, outcome)));
  }
}
