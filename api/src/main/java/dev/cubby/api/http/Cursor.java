package dev.cubby.api.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a listing goes on: its last item, made opaque so that callers do not build their own. */
final class Cursor {
  private static final byte FORMAT = 1;

  static String encode(String after) {
    byte[] text = after.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = ByteBuffer.allocate(text.length + 1).put(FORMAT).put(text).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The item behind which to go on.
   *
   * @throws dev.cubby.common.problem.ProblemException 400 where the cursor is none of ours, or of a
   *     listing of another prefix
   */
  static String decode(String cursor, String prefix) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      if (bytes.length > 1 && bytes[0] == FORMAT) {
        ByteBuffer text = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        String after = StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        if (after.startsWith(prefix)) {
          return after;
        }
      }
    } catch (IllegalArgumentException | CharacterCodingException e) {
      // answered below, like a cursor that decodes to nothing of ours
    }
    throw Problems.invalid(
            "The cursor is not one of this listing; pass nextCursor on as it came, with the same"
                + " prefix, or start without a cursor.")
        .exception();
  }

  private Cursor() {}
}
