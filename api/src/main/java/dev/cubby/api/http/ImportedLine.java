package dev.cubby.api.http;

import dev.cubby.api.store.Key;
import dev.cubby.api.store.Write;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One key of an import, as its line tells it.
 *
 * @param updatedAt milliseconds since 1970; null where the line does not say
 * @param expiresAt likewise; null for never
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ImportedLine(
    Key key, byte[] value, String contentType, @Nullable Long updatedAt, @Nullable Long expiresAt) {
  private static final List<String> MEMBERS =
      List.of(
          "key",
          "value",
          "valueBase64",
          "contentType",
          "version",
          "createdAt",
          "updatedAt",
          "expiresAt");

  /**
   * The JSON object of any line.
   *
   * @throws dev.cubby.common.problem.ProblemException 400 where it is none, 413 where it is too
   *     long
   */
  static JsonNode json(BodyLines.Line line) {
    byte[] bytes = line.bytes();
    if (bytes == null) {
      throw Problems.tooLarge("The line has more bytes than one with the largest value has.")
          .exception();
    }
    JsonNode json;
    try {
      json = JsonBodies.MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      String why = e.getOriginalMessage().lines().findFirst().orElse("it ends too early");
      throw Problems.invalid("The line is not valid JSON: %s.".formatted(why)).exception();
    }
    if (!json.isObject()) {
      throw Problems.invalid("The line is no JSON object.").exception();
    }
    return json;
  }

  /** The key that a line names, whatever else is wrong with it; null where it names none. */
  static @Nullable String keyOf(JsonNode json) {
    JsonNode key = json.get("key");
    return key != null && key.isString() ? key.stringValue() : null;
  }

  /**
   * Reads the line of a key.
   *
   * @throws dev.cubby.common.problem.ProblemException 400 with what is wrong, or 413
   */
  static ImportedLine of(JsonNode json, int maxValueBytes) {
    var members = new JsonMembers(json, "");
    members.refuseOthersThan(MEMBERS);
    Key key = members.key("key");
    if (key == null) {
      throw members.invalid("Give the \"key\".");
    }
    JsonMembers.Value value = members.value();
    if (value.bytes().length > maxValueBytes) {
      throw Problems.tooLarge(
              "The value has %d bytes; at most %d are allowed."
                  .formatted(value.bytes().length, maxValueBytes))
          .exception();
    }
    return new ImportedLine(
        key,
        value.bytes(),
        members.contentType(value.defaultType()),
        time(members, "updatedAt"),
        time(members, "expiresAt"));
  }

  private static @Nullable Long time(JsonMembers members, String name) {
    String text = members.string(name);
    try {
      return text == null ? null : Long.valueOf(Instant.parse(text).toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      throw members.invalid("\"%s\" must be a time such as 2026-11-26T12:00:00.000Z.", name);
    }
  }

  Write.Import write(ImportMode mode, @Nullable String author) {
    return new Write.Import(key, value, contentType, expiresAt, mode.precondition(this), author);
  }
}
