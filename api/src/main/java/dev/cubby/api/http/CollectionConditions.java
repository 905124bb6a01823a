package dev.cubby.api.http;

import dev.cubby.common.http.ReadConditions;
import dev.cubby.common.http.ReadConditions.Validators;
import dev.cubby.common.http.ReadConditions.Verdict;
import io.vertx.core.http.HttpMethod;

/**
 * Preconditions on a resource such as {@code /v1/keys}, which is always there and has no entity tag
 * (RFC 9110, section 13.1): a tag in {@code If-Match} names nothing that could be there, and {@code
 * If-None-Match: *} asks for what never holds.
 */
final class CollectionConditions {

  /**
   * Judges them.
   *
   * @return {@link Verdict#NOT_MODIFIED} of a read alone
   * @throws dev.cubby.common.problem.ProblemException 412 where they do not hold
   */
  static Verdict judge(Call call) {
    Verdict verdict = ReadConditions.judge(call.headers(), Validators.NONE);
    boolean write = call.incoming().method().equals(HttpMethod.POST);
    if (verdict == Verdict.FAILED || (write && verdict == Verdict.NOT_MODIFIED)) {
      throw Problems.preconditionFailed(
              "What is read here has no entity tag; leave the precondition out, or guard a key by"
                  + " PUT to its own URL.")
          .exception();
    }
    return verdict;
  }

  private CollectionConditions() {}
}
