package dev.cubby.dedup.gateway;

import io.vertx.core.http.HttpServerRequest;

/** What a request asks for, as a server is asked for it: in origin-form (RFC 9112, section 3.2). */
final class RequestTarget {
  private static final String SCHEME_END = "://";

  /**
   * Path and query as they were sent. A client that takes this server for its proxy sends the whole
   * URI, which a server must take as well.
   */
  static String of(HttpServerRequest request) {
    String target = request.uri();
    int scheme = target.startsWith("/") ? -1 : target.indexOf(SCHEME_END);
    if (scheme < 0) {
      return target;
    }
    int at = scheme + SCHEME_END.length();
    while (at < target.length() && target.charAt(at) != '/' && target.charAt(at) != '?') {
      at++;
    }
    String rest = target.substring(at);
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  private RequestTarget() {}
}
