package dev.cubby.api.http;

import dev.cubby.api.keys.Reading;
import dev.cubby.api.store.Metadata;
import dev.cubby.common.http.Answer;
import dev.cubby.common.http.HttpDate;
import io.vertx.core.http.HttpHeaders;

/** Header fields that tell of a key. */
final class KeyHeaders {
  private static final CharSequence EXPIRES = HttpHeaders.createOptimized("Cubby-Expires");
  private static final CharSequence NO_CACHE = HttpHeaders.createOptimized("no-cache");
  private static final CharSequence HIT = HttpHeaders.createOptimized("api-cache; hit");

  /** Adds the validators, and that no cache may reuse the answer without asking. */
  static Answer describe(Answer answer, Metadata metadata) {
    answer
        .with(HttpHeaders.ETAG, VersionTags.of(metadata.version()))
        .with(HttpHeaders.LAST_MODIFIED, HttpDate.of(metadata.updatedAt()))
        .with(HttpHeaders.CACHE_CONTROL, NO_CACHE);
    if (metadata.expiresAt() != null) {
      answer.with(EXPIRES, MetadataJson.time(metadata.expiresAt()));
    }
    return answer;
  }

  /** The value of {@code Cache-Status} (RFC 9211): the cache nearest to the database first. */
  static CharSequence cacheStatus(Reading reading) {
    if (reading.source() == Reading.Source.HIT && !reading.collapsed()) {
      return HIT;
    }
    String cache =
        switch (reading.source()) {
          case HIT -> "api-cache; hit";
          case MISS -> "api-cache; fwd=miss";
          case BYPASS -> "api-cache; fwd=bypass";
          case STALE -> "api-cache; hit; detail=stale";
        };
    return cache + (reading.collapsed() ? ", dedup; fwd=miss; collapsed" : ", dedup; fwd=miss");
  }

  private KeyHeaders() {}
}
