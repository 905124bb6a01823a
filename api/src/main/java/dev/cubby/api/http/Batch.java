package dev.cubby.api.http;

import dev.cubby.api.store.Step;
import dev.cubby.api.store.WriteUnit;
import io.netty.buffer.ByteBufInputStream;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * Reads the JSON body of {@code POST /v1/batch}, one operation after the other, so that no more of
 * it is in memory twice. A batch in which anything is wrong is refused whole.
 */
final class Batch {
  /** Most bytes of the body. */
  static final int MAX_BYTES = 16 << 20;

  /** Of each byte of the body there is the body itself, and the value that is made of it. */
  static final int HELD = 2;

  private static final int MAX_OPERATIONS = 1_000;

  /** Reads one operation, which others may follow. */
  private static final ObjectReader OPERATION =
      JsonBodies.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final String SHAPE =
      "The body must be a JSON object such as"
          + " {\"atomic\":true,\"operations\":[{\"op\":\"get\",\"key\":\"a\"}]}.";

  private final JsonParser json;
  private final int maxValueBytes;
  private final @Nullable String author;
  private @Nullable Boolean atomic;
  private @Nullable List<Step> steps;

  private Batch(JsonParser json, int maxValueBytes, @Nullable String author) {
    this.json = json;
    this.maxValueBytes = maxValueBytes;
    this.author = author;
  }

  /**
   * Reads the body.
   *
   * @param author of what it writes
   * @throws dev.cubby.common.problem.ProblemException 400 with what is wrong and how to mend it, or
   *     413
   */
  static WriteUnit parse(Buffer body, int maxValueBytes, @Nullable String author) {
    InputStream bytes = new ByteBufInputStream(((BufferInternal) body).getByteBuf());
    try (JsonParser json = JsonBodies.MAPPER.createParser(bytes)) {
      return new Batch(json, maxValueBytes, author).read();
    } catch (JacksonException e) {
      throw JsonBodies.invalid(e);
    }
  }

  private WriteUnit read() {
    require(json.nextToken() == JsonToken.START_OBJECT, SHAPE);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "atomic" -> {
          require(value.isBoolean(), "\"atomic\" must be true or false.");
          atomic = value == JsonToken.VALUE_TRUE;
        }
        case "operations" -> {
          require(value == JsonToken.START_ARRAY, "\"operations\" must be an array.");
          steps = operations();
        }
        default ->
            throw Problems.invalid(
                    "There is no member \"%s\"; known: atomic, operations.".formatted(name))
                .exception();
      }
    }
    require(json.nextToken() == null, "The body must be one JSON object, with nothing behind it.");
    Boolean allOrNone = atomic;
    if (allOrNone == null) {
      throw Problems.invalid(
              "Say \"atomic\": true where all operations are to be done or none, or false.")
          .exception();
    }
    List<Step> all = steps;
    if (all == null || all.isEmpty()) {
      throw Problems.invalid("Give at least one operation in \"operations\".").exception();
    }
    return new WriteUnit(all, allOrNone);
  }

  private List<Step> operations() {
    var all = new ArrayList<Step>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (all.size() == MAX_OPERATIONS) {
        throw Problems.batchTooLarge(
                "A batch has at most %d operations; send several batches."
                    .formatted(MAX_OPERATIONS))
            .exception();
      }
      String where = "operations[%d]: ".formatted(all.size());
      JsonNode operation = OPERATION.readTree(json);
      require(operation.isObject(), where + "An operation must be a JSON object.");
      all.add(new BatchOperation(new JsonMembers(operation, where), maxValueBytes, author).step());
    }
    return all;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw Problems.invalid(otherwise).exception();
    }
  }
}
