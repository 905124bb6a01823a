package dev.cubby.api.http;

import dev.cubby.api.keys.Keys;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteUnit;
import dev.cubby.common.http.Answer;
import dev.cubby.common.problem.Problem;
import dev.cubby.common.tokens.Access;
import dev.cubby.common.tokens.AccessCheck;
import dev.cubby.common.tokens.Need;
import dev.cubby.common.trace.TraceContext;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** {@code POST /v1/batch}: does many operations, all of them or none, or each for itself. */
final class RunBatch implements Endpoint {
  private static final Problem TOO_LARGE =
      Problems.batchTooLarge(
          "The body has more than the %d bytes allowed here; send several batches."
              .formatted(Batch.MAX_BYTES));

  private final Keys keys;
  private final AccessCheck access;
  private final RequestBody bodies;
  private final BatchGate gate;
  private final int maxValueBytes;

  RunBatch(Keys keys, AccessCheck access, RequestBody bodies, BatchGate gate, int maxValueBytes) {
    this.keys = keys;
    this.access = access;
    this.bodies = bodies;
    this.gate = gate;
    this.maxValueBytes = maxValueBytes;
  }

  @Override
  public Future<Answer> handle(Call call) {
    call.query();
    var request = new WriteRequest(call, keys);
    JsonBodies.refuseOthers(call, "");
    CollectionConditions.judgeWrite(call);
    return bodies
        .receive(call, Batch.MAX_BYTES, Batch.HELD, TOO_LARGE)
        .compose(body ->
            call.work(body.length(), () -> Batch.parse(body, maxValueBytes, call.author()))
                .compose(unit -> run(call, request, unit, body)));
  }

  private Future<Answer> run(Call call, WriteRequest request, WriteUnit unit, Buffer body) {
    unit.steps().forEach(step -> checkAccess(call, step));
    long bytes = BatchGate.most(unit, maxValueBytes);
    if (bytes == 0) {
      return done(call, request, unit, body);
    }
    // Within compose, so that the turn leaves also where the work throws.
    return call.await(gate.enter(bytes))
        .compose(turn ->
            Future.succeededFuture(unit)
                .compose(it -> done(call, request, it, body))
                .onComplete(_ -> turn.leave()));
  }

  private static Future<Answer> done(Call call, WriteRequest request, WriteUnit unit, Buffer body) {
    boolean kept = request.keepsAnswer();
    TraceContext trace = call.incoming().trace();
    return request.run(
        unit, body, outcomes -> new BatchAnswer(unit, outcomes, kept, trace).answer());
  }

  /** The token must allow all that the batch does; otherwise nothing of it is done. */
  private void checkAccess(Call call, Step step) {
    Access needed = step instanceof Write ? Access.WRITE : Access.READ;
    access.check(call.incoming(), new Need.OfKey(needed, step.key().text()));
    Key source = BatchAnswer.source(step);
    if (!source.equals(step.key())) {
      access.check(call.incoming(), new Need.OfKey(Access.READ, source.text()));
    }
  }
}
