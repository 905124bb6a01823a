package dev.cubby.api.http;

import dev.cubby.api.http.BodyLines.Line;
import dev.cubby.api.keys.Keys;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.Write;
import dev.cubby.common.http.Answer;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.problem.Problem;
import dev.cubby.common.problem.ProblemException;
import dev.cubby.common.tokens.Access;
import dev.cubby.common.tokens.AccessCheck;
import dev.cubby.common.tokens.Need;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One import under way: reads lines, commits them in batches, and counts what becomes of them. */
final class Import {
  private static final int UNAUTHORIZED = 401;

  private final Keys keys;
  private final AccessCheck access;
  private final IncomingRequest incoming;
  private final BodyLines lines;
  private final ImportMode mode;
  private final boolean dryRun;
  private final int maxValueBytes;
  private final @Nullable String author;
  private final ImportBatch batch;
  private final ImportCounts counts = new ImportCounts();
  private @Nullable JsonNode end;
  private boolean goesOnBehindEnd;
  private long readThrough;
  private long committedThrough;

  Import(
      Keys keys,
      AccessCheck access,
      Call call,
      BodyLines lines,
      ImportMode mode,
      boolean dryRun,
      int maxValueBytes) {
    this.keys = keys;
    this.access = access;
    this.incoming = call.incoming();
    this.author = call.author();
    this.lines = lines;
    this.mode = mode;
    this.dryRun = dryRun;
    this.maxValueBytes = maxValueBytes;
    this.batch = new ImportBatch(keys, dryRun);
  }

  /**
   * Runs it, on a thread that may wait.
   *
   * @throws ProblemException where it cannot go on; says through which line it is committed
   */
  Answer run() throws InterruptedException {
    readHeader();
    try {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        take(line);
        readThrough = line.number();
      }
      commit();
    } catch (ProblemException e) {
      throw committed(e.problem()).exception();
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw committed(Failures.problem(cause, incoming.trace())).exception();
    }
    boolean complete = end != null && !goesOnBehindEnd && agrees(end);
    return Answer.of(200, MetadataJson.MEDIA_TYPE, counts.json(mode, dryRun, complete))
        .with(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private void readHeader() throws InterruptedException {
    Line line = lines.next();
    JsonNode format = line == null ? null : format(line);
    if (line == null || format == null) {
      throw Problems.invalid(
              "The first line must be an export's header, such as {\"cubby\":%d}."
                  .formatted(ExportLines.FORMAT))
          .exception();
    }
    if (!format.isIntegralNumber() || format.asLong() != ExportLines.FORMAT) {
      throw Problems.invalid(
              "The format is %s; this server reads %d.".formatted(format, ExportLines.FORMAT))
          .exception();
    }
    committedThrough = line.number();
    readThrough = line.number();
  }

  private static @Nullable JsonNode format(Line line) {
    try {
      return ImportedLine.json(line).get("cubby");
    } catch (ProblemException e) {
      return null;
    }
  }

  private void take(Line line) throws ExecutionException, InterruptedException {
    goesOnBehindEnd |= end != null;
    String key = null;
    Write.Import write;
    try {
      JsonNode json = ImportedLine.json(line);
      if (json.has("end")) {
        end = json;
        return;
      }
      key = ImportedLine.keyOf(json);
      ImportedLine imported = ImportedLine.of(json, maxValueBytes);
      access.check(incoming, new Need.OfKey(Access.WRITE, imported.key().text()));
      write = imported.write(mode, author);
    } catch (ProblemException e) {
      if (e.problem().status() == UNAUTHORIZED) {
        throw e; // so would be all lines that follow
      }
      counts.failed(line.number(), key, e.problem().detail());
      return;
    }
    store(line.number(), write);
  }

  private void store(long line, Write.Import write)
      throws ExecutionException, InterruptedException {
    int size = write.value().length;
    if (batch.isFullFor(size)) {
      commit();
    }
    counts.read(size);
    if (dryRun && write.isOverAt(keys.now())) {
      counts.expired();
    } else {
      batch.add(line, write);
    }
  }

  private void commit() throws ExecutionException, InterruptedException {
    if (!batch.isEmpty()) {
      List<Step.Outcome> outcomes = batch.commit();
      for (int i = 0; i < outcomes.size(); i++) {
        if (outcomes.get(i) instanceof Step.Broken(var failure)) {
          committedThrough = batch.line(i) - 1;
          throw Failures.problem(failure, incoming.trace()).exception();
        }
        counts.count(outcomes.get(i));
      }
      batch.done();
    }
    committedThrough = readThrough;
  }

  private boolean agrees(JsonNode end) {
    return counts.agreesWith(end.path("keys").asLong(-1), end.path("bytes").asLong(-1));
  }

  private Problem committed(Problem problem) {
    long through = dryRun ? 0 : committedThrough;
    return new Problem(
            problem.status(),
            problem.slug(),
            problem.title(),
            "%s The import is committed through line %d; to go on, send the same file again."
                .formatted(problem.detail(), through),
            problem.headers(),
            problem.members())
        .withMember("committedThroughLine", through);
  }
}
