package dev.cubby.api.http;

import dev.cubby.api.keys.Keys;
import dev.cubby.api.keys.Reading;
import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code GET} and {@code HEAD /v1/keys/{key}}. */
final class ReadKey implements Endpoint {
  private static final CharSequence BYTES = HttpHeaders.createOptimized("bytes");

  /**
   * What others stored is shown from the site's own origin: sandboxed, a page among it can run no
   * script there.
   */
  private static final CharSequence CSP = HttpHeaders.createOptimized("Content-Security-Policy");

  private static final CharSequence SANDBOX =
      HttpHeaders.createOptimized("default-src 'none'; sandbox");

  private final Keys keys;

  ReadKey(Keys keys) {
    this.keys = keys;
  }

  @Override
  public Future<Answer> handle(Call call) {
    call.query();
    Key key = call.key();
    Duration maxStale = MaxStale.of(call.header(HttpHeaders.CACHE_CONTROL));
    return call.await(maxStale == null ? keys.read(key) : keys.read(key, maxStale))
        .map(reading -> answer(call, key, reading));
  }

  private static Answer answer(Call call, Key key, Reading reading) {
    CharSequence cacheStatus = KeyHeaders.cacheStatus(reading);
    Entry entry = reading.entry();
    if (entry == null) {
      throw Problems.notFound(key.text())
          .withHeader("Cache-Status", cacheStatus.toString())
          .exception();
    }
    Metadata metadata = entry.metadata();
    Answer answer =
        notModified(call, metadata)
            ? Answer.of(304)
            : content(call, entry).with(HttpHeaders.ACCEPT_RANGES, BYTES).with(CSP, SANDBOX);
    return KeyHeaders.describe(answer, metadata).with(KeyHeaders.CACHE_STATUS, cacheStatus);
  }

  /** A malformed header is as good as none here: the value is sent. */
  private static boolean notModified(Call call, Metadata metadata) {
    String header = call.header(HttpHeaders.IF_NONE_MATCH);
    EntityTags tags = header == null ? null : EntityTags.read(header);
    return tags != null && tags.matchesWeakly(metadata.version());
  }

  private static Answer content(Call call, Entry entry) {
    Metadata metadata = entry.metadata();
    ByteRange range = range(call, metadata);
    if (range == null) {
      return Answer.of(200, metadata.contentType(), Buffer.buffer(entry.value()));
    }
    Buffer part =
        Buffer.buffer().appendBytes(entry.value(), range.start(), range.end() - range.start());
    return Answer.of(206, metadata.contentType(), part)
        .with(HttpHeaders.CONTENT_RANGE, range.contentRange(metadata.size()));
  }

  private static @Nullable ByteRange range(Call call, Metadata metadata) {
    String range = call.header("Range");
    if (range == null || !HttpMethod.GET.equals(call.request().method())) {
      return null;
    }
    String ifRange = call.header("If-Range");
    if (ifRange != null && !ifRange.equals(EntityTags.of(metadata.version()))) {
      return null;
    }
    return ByteRange.of(range, metadata.size());
  }
}
