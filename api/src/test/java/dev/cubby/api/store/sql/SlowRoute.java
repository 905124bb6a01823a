package dev.cubby.api.store.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that holds each piece of its answers up for some time. */
final class SlowRoute implements AutoCloseable {
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  SlowRoute(String host, int port, Duration delay) throws IOException {
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(() -> {
      try {
        while (true) {
          Socket caller = door.accept();
          Socket server = new Socket(host, port);
          server.setTcpNoDelay(true);
          caller.setTcpNoDelay(true);
          open.add(caller);
          open.add(server);
          Thread.startVirtualThread(() -> carry(caller, server, Duration.ZERO));
          Thread.startVirtualThread(() -> carry(server, caller, delay));
        }
      } catch (IOException e) {
        close();
      }
    });
  }

  private static void carry(Socket from, Socket to, Duration delay) {
    byte[] piece = new byte[65_536];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        Thread.sleep(delay);
        out.write(piece, 0, length);
      }
    } catch (IOException e) {
      // One side has closed its connection, and so the other's is closed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String host() {
    return door.getInetAddress().getHostAddress();
  }

  int port() {
    return door.getLocalPort();
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
