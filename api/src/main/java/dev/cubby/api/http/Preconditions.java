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
    if (match != null && noneMatch != null) {
      throw Problems.invalid("Send If-Match or If-None-Match, not both.").exception();
    }
    if (match != null) {
      EntityTags tags = EntityTags.parse("If-Match", match);
      return tags.any() ? Existence.PRESENT : new Precondition.VersionIn(tags.strong());
    }
    if (noneMatch != null) {
      EntityTags tags = EntityTags.parse("If-None-Match", noneMatch);
      var versions = new HashSet<>(tags.strong());
      versions.addAll(tags.weak());
      return tags.any() ? Existence.ABSENT : new Precondition.VersionNotIn(versions);
    }
    return Existence.ANY;
  }

  private Preconditions() {}
}
