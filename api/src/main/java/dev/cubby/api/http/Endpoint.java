package dev.cubby.api.http;

import dev.cubby.common.http.Answer;
import io.vertx.core.Future;

/** Answers the requests of one row of the {@link Routes}; runs on the request's event loop. */
@FunctionalInterface
interface Endpoint {

  /**
   * Answers the call.
   *
   * @return the answer. An endpoint that has begun to write it itself gives one that is not sent,
   *     once all is written. It fails with, or the method throws, a {@link
   *     dev.cubby.common.problem.ProblemException} where the answer is a problem.
   */
  Future<Answer> handle(Call call);
}
