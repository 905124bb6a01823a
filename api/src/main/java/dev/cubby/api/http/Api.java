package dev.cubby.api.http;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.HEAD;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.cubby.api.keys.Keys;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** The REST API: its routes, wired to their endpoints. */
public final class Api {

  /** The handler that answers the API's requests. */
  public static ApiHandler handler(
      Keys keys, Limits limits, Cors cors, boolean accessLog, PrometheusRegistry metrics) {
    var budget = new ByteBudget(limits.maxInflightBytes());
    var bodies = new RequestBody(budget, limits.bodyTimeout());
    Endpoint list = new ListKeys(keys);
    Endpoint create = new CreateKey(keys, bodies, limits.maxValueBytes());
    Endpoint read = new ReadKey(keys);
    Endpoint put = new PutKey(keys, bodies, limits.maxValueBytes());
    Endpoint delete = new DeleteKey(keys);
    Endpoint docs = new Docs();
    var routes =
        new Routes()
            .add(GET, "/v1/keys", list)
            .add(HEAD, "/v1/keys", list)
            .add(POST, "/v1/keys", create)
            .add(GET, "/v1/keys/{key}", read)
            .add(HEAD, "/v1/keys/{key}", read)
            .add(PUT, "/v1/keys/{key}", put)
            .add(DELETE, "/v1/keys/{key}", delete)
            .add(GET, "/openapi.json", docs)
            .add(HEAD, "/openapi.json", docs)
            .add(GET, "/docs", docs)
            .add(HEAD, "/docs", docs)
            .add(GET, "/docs/{file}", docs)
            .add(HEAD, "/docs/{file}", docs);
    return new ApiHandler(
        routes, cors, new AnswerSender(new HttpMetrics(metrics), budget, accessLog));
  }

  private Api() {}
}
