package dev.cubby.api.http;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.HEAD;
import static io.vertx.core.http.HttpMethod.PATCH;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.cubby.api.ApiSettings;
import dev.cubby.api.keys.Keys;
import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.ByteBudget;
import dev.cubby.common.http.Cors;
import dev.cubby.common.server.Running;
import dev.cubby.common.settings.Settings;

/**
 * The REST API: its routes, wired to their endpoints.
 *
 * @param handler answers the API's requests
 * @param answers writes them, and whatever else this process answers
 */
public record Api(ApiHandler handler, AnswerWriter answers) {

  /** The API as the process's settings have it. */
  public static Api over(Keys keys, Running running) {
    Settings settings = running.settings();
    int maxValueBytes = (int) (long) settings.get(ApiSettings.MAX_VALUE_BYTES);
    // Whatever is set, a request of the largest size and its answer must fit.
    long maxInflightBytes =
        Math.max(
            settings.get(ApiSettings.MAX_INFLIGHT_BYTES),
            CreateKey.maxJsonBytes(maxValueBytes) + (long) maxValueBytes);
    var budget = new ByteBudget(maxInflightBytes);
    var bodies = new RequestBody(budget, settings.get(ApiSettings.BODY_TIMEOUT));
    var cors = new Cors(settings.get(ApiSettings.CORS_ORIGINS));
    AnswerWriter answers = running.answers("api", budget, cors);
    Endpoint list = new ListKeys(keys);
    Endpoint create = new CreateKey(keys, bodies, maxValueBytes);
    Endpoint read = new ReadKey(keys);
    Endpoint put = new PutKey(keys, bodies, maxValueBytes);
    Endpoint touch = new TouchKey(keys, bodies);
    Endpoint delete = new DeleteKey(keys);
    Endpoint changes = new ReadChanges(keys);
    Endpoint stats = new ReadStats(keys);
    Endpoint docs = new Docs();
    var routes =
        new Routes()
            .add(GET, "/v1/keys", list)
            .add(HEAD, "/v1/keys", list)
            .add(POST, "/v1/keys", create)
            .add(GET, "/v1/keys/{key}", read)
            .add(HEAD, "/v1/keys/{key}", read)
            .add(PUT, "/v1/keys/{key}", put)
            .add(PATCH, "/v1/keys/{key}", touch)
            .add(DELETE, "/v1/keys/{key}", delete)
            .add(GET, "/v1/changes", changes)
            .add(HEAD, "/v1/changes", changes)
            .add(GET, "/v1/stats", stats)
            .add(HEAD, "/v1/stats", stats)
            .add(GET, "/openapi.json", docs)
            .add(HEAD, "/openapi.json", docs)
            .add(GET, "/docs", docs)
            .add(HEAD, "/docs", docs)
            .add(GET, "/docs/{file}", docs)
            .add(HEAD, "/docs/{file}", docs);
    return new Api(new ApiHandler(routes, cors, answers), answers);
  }
}
