package dev.cubby.e2e.conformance;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The address under test.
 *
 * @param ca the certificate to trust, in PEM; null for those that this machine trusts
 */
record Target(String scheme, String host, int port, SocketFactory sockets, @Nullable Path ca) {
  private static final int TIMEOUT_MILLIS = 10_000;

  /**
   * The system at a URL.
   *
   * @throws IllegalArgumentException with a line for the user
   */
  static Target at(String url, @Nullable Path ca) {
    URI base = URI.create(url);
    String scheme = String.valueOf(base.getScheme());
    if (base.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new IllegalArgumentException("it must be like http://127.0.0.1:8080, not " + url);
    }
    boolean tls = scheme.equals("https");
    int port = base.getPort() >= 0 ? base.getPort() : tls ? 443 : 80;
    SocketFactory sockets = tls ? Certificates.trusting(ca) : SocketFactory.getDefault();
    return new Target(scheme, base.getHost(), port, sockets, ca);
  }

  String authority() {
    return host + ":" + port;
  }

  String url() {
    return scheme + "://" + authority();
  }

  /** A new connection that speaks HTTP/1.1. */
  Connection connect() throws IOException {
    Socket socket = sockets.createSocket();
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    socket.connect(new InetSocketAddress(bare, port), TIMEOUT_MILLIS);
    if (socket instanceof SSLSocket tls) {
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"http/1.1"});
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
      tls.startHandshake();
    }
    return new Connection(socket);
  }
}
