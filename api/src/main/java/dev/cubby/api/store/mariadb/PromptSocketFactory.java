package dev.cubby.api.store.mariadb;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Makes sockets that give a silent database up after the read timeout, not after twice that time.
 * The driver puts TLS on each socket. When a read times out, the driver closes the socket, and the
 * JDK's TLS then waits for one more byte for as long as {@link Socket#getSoTimeout} reports (JDK
 * 25, {@code SSLSocketInputRecord.deplete}).
 */
public final class PromptSocketFactory extends SocketFactory {
  /** For the driver, which makes it by reflection: the URL's option {@code socketFactory}. */
  public PromptSocketFactory() {}

  /**
   * {@code getSoTimeout()} reports 0, so that TLS does not wait again while it closes; reads still
   * time out.
   */
  private static final class PromptSocket extends Socket {
    @Override
    public int getSoTimeout() {
      return 0;
    }
  }

  @Override
  public Socket createSocket() {
    return new PromptSocket();
  }

  // The driver connects by itself.

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }
}
