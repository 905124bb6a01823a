package dev.cubby.cli.api;

import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * A context for a client that speaks to no server by TLS. {@code HttpClient} wants one all the
 * same, and would else read all certificates that the JDK trusts, which takes longer than the rest
 * of a command. It trusts none.
 */
final class NoTls {

  static SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no TLS", e);
    }
  }

  private NoTls() {}
}
