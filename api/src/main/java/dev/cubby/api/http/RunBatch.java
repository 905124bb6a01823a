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
import io.vertx.core.Future;
import java.util.Objects;
import java.util.concurrent.Callable;

/** {@code POST /v1/batch}: does many operations, all of them or none, or each for itself. */
final class RunBatch implements Endpoint {
  private static final Problem TOO_LARGE =
      Problems.batchTooLarge(
          "The body has more than the %d bytes allowed here; send several batches."
              .formatted(Batch.MAX_BYTES));

  /** Beyond so many bytes, JSON is read and written by a thread that others do not wait for. */
  private static final int LARGE_BYTES = 1 << 18;

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
    JsonBodies.refuseOthers(call, "");
    CollectionConditions.judgeWrite(call);
    return bodies
        .receive(call, Batch.MAX_BYTES, Batch.HELD, TOO_LARGE)
        .compose(body ->
            work(call, body.length(), () -> Batch.parse(body, maxValueBytes, call.author())))
        .compose(unit -> run(call, unit));
  }

  private Future<Answer> run(Call call, WriteUnit unit) {
    unit.steps().forEach(step -> checkAccess(call, step));
    long bytes = BatchGate.most(unit, maxValueBytes);
    if (bytes == 0) {
      return done(call, unit);
    }
    // Within compose, so that the turn leaves also where the work throws.
    return call.await(gate.enter(bytes))
        .compose(turn ->
            Future.succeededFuture(unit)
                .compose(it -> done(call, it))
                .onComplete(_ -> turn.leave()));
  }

  private Future<Answer> done(Call call, WriteUnit unit) {
    return call.await(keys.run(unit))
        .compose(outcomes -> {
          var answer = new BatchAnswer(unit, outcomes, call.incoming().trace());
          return work(call, answer.valueBytes(), answer::answer);
        });
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

  private static <T> Future<T> work(Call call, long bytes, Callable<T> work) {
    if (bytes > LARGE_BYTES) {
      return call.incoming()
          .vertx()
          .executeBlocking(work, true)
          .map(done -> Objects.requireNonNull(done));
    }
    try {
      return Future.succeededFuture(work.call());
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }
}
