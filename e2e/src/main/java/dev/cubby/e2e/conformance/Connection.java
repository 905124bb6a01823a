package dev.cubby.e2e.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** An HTTP/1.x connection, on which anything can be sent. */
final class Connection implements AutoCloseable {
  private static final int SWITCHING_PROTOCOLS = 101;

  private final Socket socket;
  private final InputStream in;

  Connection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 65_536);
  }

  /** Sends text, one byte for each character; a server that has answered may have closed. */
  Connection send(String octets) throws IOException {
    try {
      socket.getOutputStream().write(octets.getBytes(ISO_8859_1));
    } catch (SocketException e) {
      if (in.available() == 0) {
        throw e;
      }
    }
    return this;
  }

  /** The next final answer; those before it that are interim (1xx) are passed over. */
  Reply reply(boolean toHead) throws IOException {
    Reply head = next();
    while (head.status() < 200 && head.status() != SWITCHING_PROTOCOLS) {
      head = next();
    }
    return new Reply(head.version(), head.status(), head.fields(), body(head, toHead));
  }

  /** The next head, be it of an interim answer. */
  Reply next() throws IOException {
    String[] start = line().split(" ", 3);
    if (start.length < 2 || !start[0].startsWith("HTTP/1.")) {
      throw new IOException("this is no status line: " + String.join(" ", start));
    }
    return new Reply(start[0], Integer.parseInt(start[1]), fields(), "");
  }

  private List<Field> fields() throws IOException {
    var fields = new ArrayList<Field>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      fields.add(Field.of(line));
    }
    return fields;
  }

  /** RFC 9112, section 6.3. */
  private String body(Reply head, boolean toHead) throws IOException {
    int status = head.status();
    if (toHead || status < 200 || status == 204 || status == 304) {
      return "";
    }
    if (head.lists("Transfer-Encoding", "chunked")) {
      return chunks();
    }
    String length = head.field("Content-Length");
    return new String(
        length == null ? in.readAllBytes() : exactly(Integer.parseInt(length)), ISO_8859_1);
  }

  private String chunks() throws IOException {
    var body = new StringBuilder();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.append(new String(exactly(size), ISO_8859_1));
      line();
    }
    fields();
    return body.toString();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().replaceFirst(";.*", "").strip(), 16);
  }

  private byte[] exactly(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("closed after %d of %d bytes".formatted(bytes.length, count));
    }
    return bytes;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException(
            line.isEmpty() ? "closed without an answer" : "closed within the line " + line);
      }
      line.append((char) next);
    }
    int end = line.length() - 1;
    return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
  }

  /** Whether the server closes within so long, and sends nothing before. */
  boolean ends(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
