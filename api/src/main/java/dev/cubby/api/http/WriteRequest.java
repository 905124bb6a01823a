package dev.cubby.api.http;

import dev.cubby.api.keys.Keys;
import dev.cubby.api.store.Idempotency;
import dev.cubby.api.store.Sha256;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.Write;
import dev.cubby.api.store.WriteOutcome;
import dev.cubby.api.store.WriteUnit;
import dev.cubby.common.http.Answer;
import dev.cubby.common.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request that writes, on its way to the store: done once for each {@code Idempotency-Key},
 * however often it is sent.
 */
final class WriteRequest {
  private static final CharSequence REPLAYED = HttpHeaders.createOptimized("Idempotency-Replayed");

  private final Call call;
  private final Keys keys;
  private final Optional<IdempotencyKey> key;

  /**
   * Takes a request in; to be called before its body is received.
   *
   * @throws ProblemException 400 where its idempotency key is malformed
   */
  WriteRequest(Call call, Keys keys) {
    this.call = call;
    this.keys = keys;
    this.key = IdempotencyKey.of(call);
  }

  /** Whether its answer is kept, and a retry given the same. */
  boolean keepsAnswer() {
    return key.isPresent();
  }

  /**
   * Does a single write.
   *
   * @param body of the request
   * @param answer as {@link #run} has it
   */
  Future<Answer> write(Write write, Buffer body, Function<WriteOutcome, Answer> answer) {
    return run(
        WriteUnit.of(write), body, outcomes -> answer.apply((WriteOutcome) outcomes.getFirst()));
  }

  /**
   * Does a unit; or, where a request with the same key was done before, gives its answer.
   *
   * @param body of the request
   * @param answer makes the answer of the outcomes; it may throw a {@link ProblemException}, and
   *     runs on any thread
   */
  Future<Answer> run(WriteUnit unit, Buffer body, Function<List<Step.Outcome>, Answer> answer) {
    if (key.isEmpty()) {
      return call.await(keys.run(unit))
          .compose(outcomes -> call.work(valueBytes(outcomes), () -> answer.apply(outcomes)));
    }
    return call.work(body.length(), () -> key.get().fingerprint(body))
        .compose(fingerprint -> once(unit, key.get().id(), fingerprint, answer));
  }

  private Future<Answer> once(
      WriteUnit unit, Sha256 id, Sha256 fingerprint, Function<List<Step.Outcome>, Answer> answer) {
    var idempotency =
        new Idempotency(
            id, fingerprint, outcomes -> AnswerBytes.of(answerOrProblem(answer, outcomes)));
    return call.await(keys.run(unit.with(idempotency)))
        .map(outcomes ->
            switch (outcomes.getFirst()) {
              case Step.Answered(var bytes, var again) ->
                  again ? AnswerBytes.read(bytes).with(REPLAYED, "true") : AnswerBytes.read(bytes);
              case Step.OtherRequest() -> throw Problems.keyOfAnotherRequest().exception();
              case Step.Outcome other -> throw new IllegalStateException("not answered: " + other);
            });
  }

  private static Answer answerOrProblem(
      Function<List<Step.Outcome>, Answer> answer, List<Step.Outcome> outcomes) {
    try {
      return answer.apply(outcomes);
    } catch (ProblemException e) {
      return Answer.of(e.problem());
    }
  }

  private static long valueBytes(List<Step.Outcome> outcomes) {
    return outcomes.stream()
        .mapToLong(outcome -> outcome instanceof Step.Found found ? found.value().length : 0)
        .sum();
  }
}
