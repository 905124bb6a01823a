package dev.cubby.api.http;

import dev.cubby.api.store.Precondition;
import dev.cubby.api.store.Precondition.Existence;
import dev.cubby.common.http.EntityTags;
import dev.cubby.common.http.HttpDate;
import dev.cubby.common.http.ReadConditions;
import io.vertx.core.http.HttpHeaders;
import java.util.HashSet;
import java.util.OptionalLong;

/**
 * What a write's header fields ask of the key's state (RFC 9110, section 13.2.2). {@code
 * If-Modified-Since} is for reads alone: a write ignores it.
 */
final class Preconditions {

  static Precondition of(Call call) {
    String match = call.list(HttpHeaders.IF_MATCH);
    String noneMatch = call.list(HttpHeaders.IF_NONE_MATCH);
    Precondition first = match == null ? unmodifiedSince(call) : ifMatch(match);
    Precondition second = noneMatch == null ? Existence.ANY : ifNoneMatch(noneMatch);
    if (noneMatch == null) {
      return first;
    }
    return first == Existence.ANY ? second : new Precondition.Both(first, second);
  }

  private static Precondition ifMatch(String field) {
    EntityTags tags = ReadConditions.ifMatch(field);
    return tags.any()
        ? Existence.PRESENT
        : new Precondition.VersionIn(VersionTags.versions(tags.strong()));
  }

  private static Precondition ifNoneMatch(String field) {
    EntityTags tags = ReadConditions.ifNoneMatch(field);
    var versions = new HashSet<>(VersionTags.versions(tags.strong()));
    versions.addAll(VersionTags.versions(tags.weak()));
    return tags.any() ? Existence.ABSENT : new Precondition.VersionNotIn(versions);
  }

  /** A text that is no date is ignored (RFC 9110, section 13.1.4). */
  private static Precondition unmodifiedSince(Call call) {
    String field = call.header("If-Unmodified-Since");
    OptionalLong date = field == null ? OptionalLong.empty() : HttpDate.seconds(field);
    return date.isEmpty() ? Existence.ANY : new Precondition.UnmodifiedSince(date.getAsLong());
  }

  private Preconditions() {}
}
