package dev.cubby.api.http;

import dev.cubby.api.http.Routes.Resource;
import dev.cubby.api.http.Routes.Route;
import dev.cubby.common.http.Answer;
import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.Cors;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.tokens.AccessCheck;
import dev.cubby.common.tokens.Need;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** Finds a request's endpoint and sends its answer, or the problem that came instead. */
public final class ApiHandler implements Handler<IncomingRequest> {
  private static final String NO_ROUTE = "none";

  /** The target of {@code OPTIONS *}: the server itself (RFC 9110, section 9.3.7). */
  private static final String SERVER = "*";

  private final Routes routes;
  private final AccessCheck access;
  private final Cors cors;
  private final AnswerWriter answers;

  ApiHandler(Routes routes, AccessCheck access, Cors cors, AnswerWriter answers) {
    this.routes = routes;
    this.access = access;
    this.cors = cors;
    this.answers = answers;
  }

  /** Whether a path, as it was sent, is the API's to answer. */
  public boolean serves(String path) {
    return path.startsWith("/v1/") || path.equals(SERVER) || routes.find(path) != null;
  }

  @Override
  public void handle(IncomingRequest incoming) {
    String path = incoming.path();
    Resource resource = routes.find(path);
    String rest = resource == null ? "" : path.substring(resource.path().length());
    answer(new Call(incoming, rest), resource, path)
        .onComplete((answer, failure) ->
            answers.send(
                incoming,
                resource == null ? NO_ROUTE : resource.name(),
                answer != null ? answer : Answer.of(Failures.problem(failure, incoming.trace()))));
  }

  private Future<Answer> answer(Call call, @Nullable Resource resource, String path) {
    try {
      HttpMethod method = call.incoming().method();
      if (resource == null) {
        if (path.equals(SERVER) && method.equals(HttpMethod.OPTIONS)) {
          return Future.succeededFuture(Answer.of(204).with(HttpHeaders.ALLOW, routes.allow()));
        }
        throw Problems.noRoute(path).exception();
      }
      Route route = resource.methods().get(method);
      if (route != null) {
        checkAccess(call, route.permission());
        return route.endpoint().handle(call);
      }
      if (method.equals(HttpMethod.OPTIONS)) {
        return Future.succeededFuture(options(call, resource));
      }
      throw Problems.methodNotAllowed(method.name(), resource.allow()).exception();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private void checkAccess(Call call, Permission permission) {
    Need need = access.isOpen() ? null : permission.of(call);
    if (need != null) {
      access.check(call.incoming(), need);
    }
  }

  private Answer options(Call call, Resource resource) {
    MultiMap headers = HttpHeaders.headers().set(HttpHeaders.ALLOW, resource.allow());
    cors.preflight(call.incoming().request(), headers, resource.allow());
    return new Answer(204, headers, null);
  }
}
