package dev.cubby.common.http;

import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Several ranges in one answer: {@code multipart/byteranges} (RFC 9110, section 14.6). */
record MultipartRanges(Representation whole, List<ByteRange> parts) {
  private static final String LINE = "\r\n";

  Answer answer() {
    String boundary = boundary();
    Buffer body = Buffer.buffer();
    for (ByteRange part : parts) {
      body.appendString("--" + boundary + LINE)
          .appendString("Content-Type: " + whole.contentType() + LINE)
          .appendString("Content-Range: " + part.contentRange(whole.content().length) + LINE + LINE)
          .appendBuffer(whole.part(part))
          .appendString(LINE);
    }
    body.appendString("--" + boundary + "--" + LINE);
    return Answer.of(206, "multipart/byteranges; boundary=" + boundary, body);
  }

  /** By chance: 128 bits that no value happens to hold. */
  private static String boundary() {
    var random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }
}
