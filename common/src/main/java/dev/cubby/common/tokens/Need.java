package dev.cubby.common.tokens;

import dev.cubby.common.http.PercentCodec;
import org.jspecify.annotations.Nullable;

/** What a request does with keys, and so what its token must allow. */
public sealed interface Need {
  Access access();

  /** One key. */
  record OfKey(Access access, String key) implements Need {}

  /** Every key that begins with the prefix. */
  record OfPrefix(Access access, String prefix) implements Need {}

  /**
   * Keys that are not known yet, since the body names them; or none, since the request is wrong.
   */
  record OfSome(Access access) implements Need {}

  /** The need of a request whose path names the key, percent-encoded. */
  static Need key(Access access, String encoded) {
    try {
      return new OfKey(access, PercentCodec.decode(encoded, false));
    } catch (IllegalArgumentException e) {
      return new OfSome(access); // answered 400
    }
  }

  /**
   * The need of a request whose query parameter {@code prefix} says which keys it is about; all of
   * them where it is left out.
   *
   * @param query as it was sent; null for none
   */
  static Need prefix(Access access, @Nullable String query) {
    String prefix = null;
    try {
      for (String pair : query == null ? new String[0] : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = PercentCodec.decode(equals < 0 ? pair : pair.substring(0, equals), true);
        if (name.equals("prefix")) {
          if (prefix != null) {
            return new OfSome(access); // given twice: answered 400
          }
          prefix = equals < 0 ? "" : PercentCodec.decode(pair.substring(equals + 1), true);
        }
      }
    } catch (IllegalArgumentException e) {
      return new OfSome(access); // answered 400
    }
    return new OfPrefix(access, prefix == null ? "" : prefix);
  }
}
