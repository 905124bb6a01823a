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
    try {
      String prefix = parameter(query, "prefix");
      return new OfPrefix(access, prefix == null ? "" : prefix);
    } catch (IllegalArgumentException e) {
      return new OfSome(access); // answered 400
    }
  }

  /**
   * The need of a request that is about one key, where the query parameter {@code key} names it,
   * and else about a prefix.
   *
   * @param query as it was sent; null for none
   */
  static Need keyOrPrefix(Access access, @Nullable String query) {
    try {
      String key = parameter(query, "key");
      return key == null ? prefix(access, query) : new OfKey(access, key);
    } catch (IllegalArgumentException e) {
      return new OfSome(access); // answered 400
    }
  }

  /**
   * A parameter's value; null where it is not there.
   *
   * @throws IllegalArgumentException where it is given twice, or encoded wrongly
   */
  private static @Nullable String parameter(@Nullable String query, String wanted) {
    String value = null;
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = PercentCodec.decode(equals < 0 ? pair : pair.substring(0, equals), true);
      if (name.equals(wanted)) {
        if (value != null) {
          throw new IllegalArgumentException(wanted + " is given twice");
        }
        value = equals < 0 ? "" : PercentCodec.decode(pair.substring(equals + 1), true);
      }
    }
    return value;
  }
}
