package dev.cubby.api.http;

import dev.cubby.api.keys.Keys;
import dev.cubby.common.http.Answer;
import dev.cubby.common.tokens.AccessCheck;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/import?mode=&dryRun=}: stores the keys of an export. */
final class ImportKeys implements Endpoint {
  static final int MOST_AT_ONCE = 2;

  private static final List<String> MEDIA_TYPES =
      List.of(ExportKeys.MEDIA_TYPE, "application/ndjson", "application/jsonl");

  private final Keys keys;
  private final AccessCheck access;
  private final Duration patience;
  private final int maxValueBytes;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  /**
   * Takes imports.
   *
   * @param patience how long the next piece of a body may take
   */
  ImportKeys(Keys keys, AccessCheck access, Duration patience, int maxValueBytes) {
    this.keys = keys;
    this.access = access;
    this.patience = patience;
    this.maxValueBytes = maxValueBytes;
  }

  @Override
  public Future<Answer> handle(Call call) {
    QueryString query = call.query("mode", "dryRun");
    ImportMode mode = ImportMode.of(query);
    boolean dryRun = isTrue(query);
    refuseOthers(call.header(HttpHeaders.CONTENT_TYPE));
    ContentCodings.refuse(call);
    CollectionConditions.judgeWrite(call);
    if (!places.tryAcquire()) {
      throw Problems.unavailable(
              "%d imports are under way here; try again later.".formatted(MOST_AT_ONCE), 5)
          .exception();
    }
    var lines =
        new BodyLines(
            new PulledBody(call.incoming(), patience), CreateKey.maxJsonBytes(maxValueBytes));
    var work = new Import(keys, access, call, lines, mode, dryRun, maxValueBytes);
    Promise<Answer> answer = Promise.promise();
    Thread.ofVirtual().name("import").start(() -> run(call, work, answer));
    return answer.future().onComplete(_ -> places.release());
  }

  private static void run(Call call, Import work, Promise<Answer> answer) {
    try {
      Answer done = work.run();
      call.incoming().onLoop(() -> answer.complete(done));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      call.incoming().onLoop(() -> answer.fail(e));
    } catch (RuntimeException e) {
      call.incoming().onLoop(() -> answer.fail(e));
    }
  }

  private static boolean isTrue(QueryString query) {
    return switch (query.text("dryRun").orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw Problems.invalid("The query parameter \"dryRun\" must be true or false.")
              .exception();
    };
  }

  private static void refuseOthers(@Nullable String type) {
    String essence = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!MEDIA_TYPES.contains(essence)) {
      throw Problems.unsupportedMediaType(
              "An import takes the lines of an export; send Content-Type: %s."
                  .formatted(ExportKeys.MEDIA_TYPE))
          .withHeader("Accept-Post", ExportKeys.MEDIA_TYPE)
          .exception();
    }
  }
}
