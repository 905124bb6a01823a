package dev.cubby.api.http;

import dev.cubby.common.tokens.Access;
import dev.cubby.common.tokens.Need;
import org.jspecify.annotations.Nullable;

/** Tells what the token of a request must allow before the request's endpoint is asked. */
@FunctionalInterface
interface Permission {
  /** Of routes that all may use, with and without a token. */
  Permission NONE = _ -> null;

  /** What this request needs; null for nothing. */
  @Nullable Need of(Call call);

  /** For the key in the path. */
  static Permission key(Access access) {
    return call -> Need.key(access, call.rest());
  }

  /** For all keys under the prefix in the query. */
  static Permission prefix(Access access) {
    return call -> Need.prefix(access, call.incoming().request().query());
  }

  /** For the key that the query names, or else for all keys under the prefix there. */
  static Permission keyOrPrefix(Access access) {
    return call -> Need.keyOrPrefix(access, call.incoming().request().query());
  }

  /** For a route whose endpoint checks the keys itself, once it has read them in the body. */
  static Permission some(Access access) {
    return _ -> new Need.OfSome(access);
  }
}
