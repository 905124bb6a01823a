package dev.cubby.api.http;

import dev.cubby.api.http.Routes.Resource;
import dev.cubby.common.problem.Problem;
import dev.cubby.common.problem.ProblemJson;
import dev.cubby.common.trace.TraceContext;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Finds a request's endpoint and sends its answer, or the problem that came instead. */
public final class ApiHandler implements Handler<HttpServerRequest> {
  private static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");
  private static final String NO_ROUTE = "none";

  private final Routes routes;
  private final Cors cors;
  private final AnswerSender sender;

  ApiHandler(Routes routes, Cors cors, AnswerSender sender) {
    this.routes = routes;
    this.cors = cors;
    this.sender = sender;
  }

  /** Whether a path, as it was sent, is the API's to answer. */
  public boolean serves(@Nullable String path) {
    return path != null && (path.startsWith("/v1/") || routes.find(path) != null);
  }

  @Override
  public void handle(HttpServerRequest request) {
    long start = System.nanoTime();
    TraceContext trace = TraceContext.of(request.getHeader(TRACEPARENT));
    String path = request.path() == null ? "" : request.path();
    Resource resource = routes.find(path);
    String rest = resource == null ? "" : path.substring(resource.path().length());
    var call = new Call(request, rest, trace, start);
    answer(call, resource, path)
        .onComplete((answer, failure) -> {
          Answer sent = answer != null ? answer : problem(failure, trace);
          cors.allow(request, sent.headers());
          sent.with(TRACEPARENT, trace.traceparent());
          sender.send(call, resource == null ? NO_ROUTE : resource.name(), sent);
        });
  }

  private Future<Answer> answer(Call call, @Nullable Resource resource, String path) {
    try {
      if (resource == null) {
        throw Problems.noRoute(path).exception();
      }
      HttpMethod method = call.request().method();
      Endpoint endpoint = resource.methods().get(method);
      if (endpoint != null) {
        return endpoint.handle(call);
      }
      if (method.equals(HttpMethod.OPTIONS)) {
        return Future.succeededFuture(options(call.request(), resource));
      }
      throw Problems.methodNotAllowed(method.name(), resource.allow()).exception();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private Answer options(HttpServerRequest request, Resource resource) {
    MultiMap headers = HttpHeaders.headers().set(HttpHeaders.ALLOW, resource.allow());
    cors.preflight(request, headers, resource.allow());
    return new Answer(204, headers, null);
  }

  private static Answer problem(Throwable failure, TraceContext trace) {
    Problem problem = Failures.problem(failure, trace);
    Answer answer =
        Answer.of(problem.status(), Problem.MEDIA_TYPE, Buffer.buffer(ProblemJson.write(problem)));
    problem.headers().forEach(answer::with);
    return answer.with(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
