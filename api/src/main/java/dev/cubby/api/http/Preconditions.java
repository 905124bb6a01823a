package dev.cubby.api.http;

import dev.cubby.api.store.Precondition;
import dev.cubby.api.store.Precondition.Existence;
import java.util.HashSet;

/** What a write's header fields ask of the key's state. */
final class Preconditions {

  static Precondition of(Call call) {
    String match = call.header("If-Match");
    String noneMatch = call.header("If-None-Match");
    if (call.header("If-Unmodified-Since") != null || call.header("If-Modified-Since") != null) {
      throw Problems.invalid(
              "Dates are too coarse to guard a write; send If-Match with the ETag instead.")
          .exception();
    }
    Precondition first = match == null ? Existence.ANY : ifMatch(match);
    Precondition second = noneMatch == null ? Existence.ANY : ifNoneMatch(noneMatch);
    if (noneMatch == null) {
      return first;
    }
    return match == null ? second : new Precondition.Both(first, second);
  }

  private static Precondition ifMatch(String header) {
    EntityTags tags = EntityTags.parse("If-Match", header);
    return tags.any() ? Existence.PRESENT : new Precondition.VersionIn(tags.strong());
  }

  private static Precondition ifNoneMatch(String header) {
    EntityTags tags = EntityTags.parse("If-None-Match", header);
    var versions = new HashSet<>(tags.strong());
    versions.addAll(tags.weak());
    return tags.any() ? Existence.ABSENT : new Precondition.VersionNotIn(versions);
  }

  private Preconditions() {}
}
