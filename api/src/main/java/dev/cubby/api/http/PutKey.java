package dev.cubby.api.http;

import dev.cubby.api.keys.Keys;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Precondition;
import dev.cubby.api.store.Write;
import dev.cubby.common.http.Answer;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;

/** {@code PUT /v1/keys/{key}[?ttl=seconds][&from=version]}. */
final class PutKey implements Endpoint {
  private final Keys keys;
  private final RequestBody bodies;
  private final int maxValueBytes;
  private final RestoreKey restore;

  PutKey(Keys keys, RequestBody bodies, int maxValueBytes) {
    this.keys = keys;
    this.bodies = bodies;
    this.maxValueBytes = maxValueBytes;
    this.restore = new RestoreKey(bodies);
  }

  @Override
  public Future<Answer> handle(Call call) {
    Key key = call.key();
    var request = new WriteRequest(call, keys);
    QueryString query = call.query("ttl", "from");
    Long ttl = Ttl.millis(query).orElse(null);
    Precondition precondition = Preconditions.of(call);
    refuseUnsupported(call);
    Optional<Long> from = query.version("from");
    if (from.isPresent()) {
      return restore.handle(call, request, key, from.get(), ttl, precondition);
    }
    String given = call.header(HttpHeaders.CONTENT_TYPE);
    String type = given == null ? MediaTypes.BYTES : MediaTypes.check(given);
    return bodies
        .receive(call, maxValueBytes)
        .compose(body ->
            request.write(
                new Write.Put(key, body.getBytes(), type, ttl, precondition, call.author()),
                body,
                outcome -> Written.answer(key, outcome)));
  }

  /** Refuses requests that would silently store something else than the caller means. */
  private static void refuseUnsupported(Call call) {
    if (call.header(HttpHeaders.CONTENT_RANGE) != null) {
      throw Problems.invalid("A value is replaced whole; leave Content-Range out.").exception();
    }
    ContentCodings.refuse(call);
  }
}
