package dev.cubby.api.http;

import dev.cubby.common.http.Answer;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer as bytes, in which it is kept: a byte for the format, the status, how many fields there
 * are, their names and values, the length of the body (-1 where it has none), and the body.
 */
final class AnswerBytes {
  private static final int FORMAT = 1;

  static byte[] of(Answer answer) {
    Buffer body = answer.body();
    var bytes = new ByteArrayOutputStream(256);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeShort(answer.status());
      List<Map.Entry<String, String>> fields = answer.headers().entries();
      out.writeShort(fields.size());
      for (Map.Entry<String, String> field : fields) {
        out.writeUTF(field.getKey());
        out.writeUTF(field.getValue());
      }
      out.writeInt(body == null ? -1 : body.length());
      if (body != null) {
        out.write(body.getBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The answer again.
   *
   * @throws IllegalStateException where it was kept by a version that writes another format
   */
  static Answer read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int format = in.readByte();
      if (format != FORMAT) {
        throw new IllegalStateException("an answer is kept in the unknown format " + format);
      }
      int status = in.readShort();
      MultiMap headers = HttpHeaders.headers();
      for (int fields = in.readShort(); fields > 0; fields--) {
        headers.add(in.readUTF(), in.readUTF());
      }
      return new Answer(status, headers, body(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Buffer body(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length < 0 ? null : Buffer.buffer(in.readNBytes(length));
  }

  private AnswerBytes() {}
}
