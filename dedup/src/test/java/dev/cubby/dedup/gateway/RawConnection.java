package dev.cubby.dedup.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A connection on which a test writes what no client library would. */
final class RawConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;

  /**
   * An answer.
   *
   * @param fields its header fields' lines, with their names in lower case
   */
  record RawAnswer(int status, List<String> fields, String body) {

    /** All lines of a field. */
    List<String> field(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ": ";
      return fields.stream()
          .filter(line -> line.startsWith(prefix))
          .map(line -> line.substring(prefix.length()))
          .toList();
    }
  }

  RawConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  /** Writes text, one byte for each of its characters. */
  RawConnection send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** Reads an answer, whose body goes as far as its Content-Length says. */
  RawAnswer answer() throws IOException {
    int status = Integer.parseInt(line().split(" ", -1)[1]);
    List<String> fields = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      fields.add(line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon));
    }
    var head = new RawAnswer(status, fields, "");
    List<String> length = head.field("content-length");
    if (length.isEmpty() || status == 304) {
      return head;
    }
    byte[] body = in().readNBytes(Integer.parseInt(length.getFirst()));
    return new RawAnswer(status, fields, new String(body, StandardCharsets.ISO_8859_1));
  }

  /** Reads the next chunk of a body; empty at its end. */
  String chunk() throws IOException {
    int length = Integer.parseInt(line(), 16);
    byte[] chunk = in().readNBytes(length);
    line();
    if (chunk.length < length) {
      throw new IOException("the connection ended within a chunk");
    }
    return new String(chunk, StandardCharsets.ISO_8859_1);
  }

  /** Whether the other side has closed the connection, with nothing more to say. */
  boolean ended() throws IOException {
    return in().read() < 0;
  }

  /** Whether something can be read within the time. */
  boolean hears(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      return in().read() >= 0;
    } catch (SocketTimeoutException e) {
      return false;
    } finally {
      socket.setSoTimeout(PATIENCE_MILLIS);
    }
  }

  /** Ends the connection, whatever was asked for on it. */
  void leave() throws IOException {
    socket.close();
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = in().read(); c != '\n'; c = in().read()) {
      if (c < 0) {
        throw new IOException("the connection ended within: " + line);
      }
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private InputStream in() throws IOException {
    return socket.getInputStream();
  }

  @Override
  public void close() throws IOException {
    leave();
  }
}
