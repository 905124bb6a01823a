package dev.cubby.api.http;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.cubby.api.keys.Keys;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Precondition.Existence;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteOutcome;
import dev.cubby.common.http.Answer;
import dev.cubby.common.tokens.Access;
import dev.cubby.common.tokens.AccessCheck;
import dev.cubby.common.tokens.Need;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** {@code POST /v1/keys}: creates a key that must not exist. */
final class CreateKey implements Endpoint {
  private static final TimeBasedEpochGenerator UUID_V7 = Generators.timeBasedEpochGenerator();

  private final Keys keys;
  private final AccessCheck access;
  private final RequestBody bodies;
  private final int maxValueBytes;

  CreateKey(Keys keys, AccessCheck access, RequestBody bodies, int maxValueBytes) {
    this.keys = keys;
    this.access = access;
    this.bodies = bodies;
    this.maxValueBytes = maxValueBytes;
  }

  @Override
  public Future<Answer> handle(Call call) {
    call.query();
    var request = new WriteRequest(call, keys);
    JsonBodies.refuseOthers(call, ", or PUT the bytes themselves");
    CollectionConditions.judgeWrite(call);
    return bodies
        .receive(call, maxJsonBytes(maxValueBytes))
        .compose(body -> create(call, request, body));
  }

  /**
   * JSON may write each byte of a value as an escape of six (RFC 8259, section 7), so that a value
   * within its limit is taken however it is spelled; and there is room for the other members.
   */
  static int maxJsonBytes(int maxValueBytes) {
    return 6 * maxValueBytes + 65_536;
  }

  private Future<Answer> create(Call call, WriteRequest request, Buffer body) {
    NewKey given = NewKey.parse(body);
    Key key = given.key() == null ? new Key(UUID_V7.generate().toString()) : given.key();
    access.check(call.incoming(), new Need.OfKey(Access.WRITE, key.text()));
    if (given.value().length > maxValueBytes) {
      throw Problems.tooLarge(
              "The value has %d bytes; at most %d are allowed."
                  .formatted(given.value().length, maxValueBytes))
          .exception();
    }
    var put =
        new Write.Put(
            key,
            given.value(),
            given.contentType(),
            given.ttlMillis(),
            Existence.ABSENT,
            call.author());
    return request.write(put, body, outcome -> answer(key, outcome));
  }

  private static Answer answer(Key key, WriteOutcome outcome) {
    if (outcome instanceof WriteOutcome.PreconditionFailed(var current) && current != null) {
      throw Problems.exists(key.text())
          .withHeader("ETag", VersionTags.of(current.version()))
          .withMember("currentVersion", current.version())
          .exception();
    }
    return Written.answer(key, outcome);
  }
}
