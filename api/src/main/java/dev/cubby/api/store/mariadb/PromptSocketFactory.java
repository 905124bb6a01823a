package dev.cubby.api.store.mariadb;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Connections that end when a database has been silent for the socket's timeout, not for twice as
 * long. The driver puts TLS on them; and the JDK's TLS, closed because nothing came, first waits
 * for a byte for as long as {@link Socket#getSoTimeout} says once more (JDK 25, {@code
 * SSLSocketInputRecord.deplete}).
 */
public final class PromptSocketFactory extends SocketFactory {
  /** By reflection, as the option {@code socketFactory} of the connection's URL asks. */
  public PromptSocketFactory() {}

  /** Reads time out as they are told to; only who asks hears that nothing is set. */
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
