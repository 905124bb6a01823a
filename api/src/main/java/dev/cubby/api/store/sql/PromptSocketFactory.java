package dev.cubby.api.store.sql;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.SocketFactory;

/**
 * Makes sockets that give a silent database up after the read timeout, not after twice that time.
 * The drivers put TLS on each socket. When a read times out, the driver closes the socket, and the
 * JDK's TLS then waits for one more byte for as long as {@link Socket#getSoTimeout} reports (JDK
 * 25, {@code SSLSocketInputRecord.deplete}).
 */
public final class PromptSocketFactory extends SocketFactory {
  /** For the drivers, which make it by reflection: the URL's option {@code socketFactory}. */
  public PromptSocketFactory() {}

  /**
   * Once a read has timed out, {@code getSoTimeout()} reports 0, so that TLS does not wait again
   * while it closes. A driver that only looked whether there is something to read sets the timeout
   * anew.
   */
  private static final class PromptSocket extends Socket {
    private volatile boolean timedOut;

    @Override
    public int getSoTimeout() throws SocketException {
      return timedOut ? 0 : super.getSoTimeout();
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
      timedOut = false;
      super.setSoTimeout(millis);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          try {
            return super.read();
          } catch (SocketTimeoutException e) {
            timedOut = true;
            throw e;
          }
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
          try {
            return super.read(bytes, from, length);
          } catch (SocketTimeoutException e) {
            timedOut = true;
            throw e;
          }
        }
      };
    }
  }

  @Override
  public Socket createSocket() {
    return new PromptSocket();
  }

  // The drivers connect by themselves.

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
