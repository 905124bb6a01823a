package dev.cubby.common.http;

import dev.cubby.common.problem.Problem;
import dev.cubby.common.problem.ProblemJson;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * An answer, complete in memory.
 *
 * @param headers its own; what every answer carries is added when it is written
 * @param body null for none; a HEAD request gets its length alone
 */
public record Answer(int status, MultiMap headers, @Nullable Buffer body) {

  public static Answer of(int status) {
    return new Answer(status, HttpHeaders.headers(), null);
  }

  public static Answer of(int status, CharSequence contentType, Buffer body) {
    return new Answer(
        status, HttpHeaders.headers().set(HttpHeaders.CONTENT_TYPE, contentType), body);
  }

  public static Answer of(Problem problem) {
    Answer answer =
        of(problem.status(), Problem.MEDIA_TYPE, Buffer.buffer(ProblemJson.write(problem)));
    problem.headers().forEach(answer::with);
    return answer.with(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Sets a field and returns this answer. */
  public Answer with(CharSequence name, CharSequence value) {
    headers.set(name, value);
    return this;
  }
}
