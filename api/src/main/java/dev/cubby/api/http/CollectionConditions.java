package dev.cubby.api.http;

import dev.cubby.common.http.Answer;
import dev.cubby.common.http.ReadConditions;
import dev.cubby.common.http.ReadConditions.Validators;
import dev.cubby.common.http.ReadConditions.Verdict;
import dev.cubby.common.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Resources such as {@code /v1/keys}, which are always there and have no entity tag. So a tag in
 * {@code If-Match} names nothing that could be there, and {@code If-None-Match: *} asks for what
 * never holds (RFC 9110, section 13.1).
 */
final class CollectionConditions {
  private static final String NO_CACHE = "no-cache";

  /**
   * Answers a read.
   *
   * @param read begins it; not asked where the preconditions answer
   * @param answer of what was read
   * @throws dev.cubby.common.problem.ProblemException 412 where they do not hold
   */
  static <T> Future<Answer> read(
      Call call, Supplier<CompletionStage<T>> read, Function<T, Answer> answer) {
    Future<Answer> answered =
        judge(call) == Verdict.NOT_MODIFIED
            ? Future.succeededFuture(Answer.of(304))
            : call.await(read.get()).map(answer);
    return answered.map(it -> it.with(HttpHeaders.CACHE_CONTROL, NO_CACHE));
  }

  /**
   * Answers a read whose answer goes on for long.
   *
   * @param read begins it; not asked where the preconditions answer
   * @throws dev.cubby.common.problem.ProblemException 412 where they do not hold
   */
  static Future<Answer> stream(Call call, Supplier<Future<Answer>> read) {
    return judge(call) == Verdict.NOT_MODIFIED
        ? Future.succeededFuture(Answer.of(304))
        : read.get();
  }

  /**
   * Judges the preconditions of a request that adds to the resource.
   *
   * @throws dev.cubby.common.problem.ProblemException 412 where they do not hold
   */
  static void judgeWrite(Call call) {
    if (judge(call) == Verdict.NOT_MODIFIED) {
      throw failed();
    }
  }

  private static Verdict judge(Call call) {
    Verdict verdict = ReadConditions.judge(call.headers(), Validators.NONE);
    if (verdict == Verdict.FAILED) {
      throw failed();
    }
    return verdict;
  }

  private static ProblemException failed() {
    return Problems.preconditionFailed(
            "What is read here has no entity tag; leave the precondition out, or guard a key by"
                + " PUT to its own URL.")
        .exception();
  }

  private CollectionConditions() {}
}
