package dev.cubby.api.http;

import static dev.cubby.common.tokens.Access.READ;
import static dev.cubby.common.tokens.Access.WRITE;
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
import java.util.stream.LongStream;

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
        LongStream.of(
                settings.get(ApiSettings.MAX_INFLIGHT_BYTES),
                CreateKey.maxJsonBytes(maxValueBytes) + (long) maxValueBytes,
                Batch.HELD * Batch.MAX_BYTES + BatchAnswer.MAX_BYTES)
            .max()
            .getAsLong();
    var budget = new ByteBudget(maxInflightBytes);
    var bodies = new RequestBody(budget, settings.get(ApiSettings.BODY_TIMEOUT));
    var cors = new Cors(settings.get(ApiSettings.CORS_ORIGINS));
    AnswerWriter answers = running.answers("api", budget, cors);
    Endpoint list = new ListKeys(keys);
    Endpoint create = new CreateKey(keys, running.access(), bodies, maxValueBytes);
    Endpoint read = new ReadKey(keys);
    Endpoint put = new PutKey(keys, bodies, maxValueBytes);
    Endpoint touch = new TouchKey(keys, bodies);
    Endpoint delete = new DeleteKey(keys);
    Endpoint changes = new ReadChanges(keys);
    Endpoint stats = new ReadStats(keys);
    var gate = new BatchGate(settings.get(ApiSettings.READ_TIMEOUT));
    Endpoint batch = new RunBatch(keys, running.access(), bodies, gate, maxValueBytes);
    Endpoint exported = new ExportKeys(keys, answers);
    Endpoint imported =
        new ImportKeys(
            keys, running.access(), settings.get(ApiSettings.BODY_TIMEOUT), maxValueBytes);
    Endpoint watch = new WatchKeys(keys.feed(), Watches.of(running), running.access(), answers);
    Endpoint docs = new Docs();
    Permission listed = Permission.prefix(READ);
    Permission followed = Permission.keyOrPrefix(READ);
    Permission readable = Permission.key(READ);
    Permission writable = Permission.key(WRITE);
    var routes =
        new Routes()
            .add(GET, "/v1/keys", listed, list)
            .add(HEAD, "/v1/keys", listed, list)
            .add(POST, "/v1/keys", Permission.some(WRITE), create)
            .add(GET, "/v1/keys/{key}", readable, read)
            .add(HEAD, "/v1/keys/{key}", readable, read)
            .add(PUT, "/v1/keys/{key}", writable, put)
            .add(PATCH, "/v1/keys/{key}", writable, touch)
            .add(DELETE, "/v1/keys/{key}", writable, delete)
            .add(POST, "/v1/batch", Permission.some(READ), batch)
            .add(GET, "/v1/changes", followed, changes)
            .add(HEAD, "/v1/changes", followed, changes)
            .add(GET, "/v1/stats", listed, stats)
            .add(HEAD, "/v1/stats", listed, stats)
            .add(GET, WatchKeys.PATH, followed, watch)
            .add(HEAD, WatchKeys.PATH, followed, watch)
            .add(GET, "/v1/export", listed, exported)
            .add(HEAD, "/v1/export", listed, exported)
            .add(POST, "/v1/import", Permission.some(WRITE), imported)
            .add(GET, "/openapi.json", Permission.NONE, docs)
            .add(HEAD, "/openapi.json", Permission.NONE, docs)
            .add(GET, "/docs", Permission.NONE, docs)
            .add(HEAD, "/docs", Permission.NONE, docs)
            .add(GET, "/docs/{file}", Permission.NONE, docs)
            .add(HEAD, "/docs/{file}", Permission.NONE, docs);
    return new Api(new ApiHandler(routes, running.access(), cors, answers), answers);
  }
}
