package dev.cubby.api.http;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * An answer, complete in memory.
 *
 * @param body null for none; a HEAD request gets its length alone
 */
record Answer(int status, MultiMap headers, @Nullable Buffer body) {

  static Answer of(int status) {
    return new Answer(status, HttpHeaders.headers(), null);
  }

  static Answer of(int status, CharSequence contentType, Buffer body) {
    return new Answer(
        status, HttpHeaders.headers().set(HttpHeaders.CONTENT_TYPE, contentType), body);
  }

  Answer with(CharSequence name, CharSequence value) {
    headers.set(name, value);
    return this;
  }
}
