package dev.cubby.common.http;

import dev.cubby.common.problem.HttpProblems;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Judges the preconditions of a GET or HEAD against what it found, in the order of RFC 9110,
 * section 13.2.2. To be asked only where the answer would else be 200 or 206: a read of what is not
 * there is 404, whatever it was conditional on (section 13.2.1).
 */
public final class ReadConditions {
  private static final CharSequence IF_UNMODIFIED_SINCE =
      HttpHeaders.createOptimized("If-Unmodified-Since");
  private static final CharSequence IF_RANGE = HttpHeaders.createOptimized("If-Range");

  /** What the preconditions come to. */
  public enum Verdict {
    /** They hold: answer with the content. */
    PROCEED,
    /** The client has the content already: 304. */
    NOT_MODIFIED,
    /** The content is not what the client meant: 412. */
    FAILED
  }

  /**
   * What a representation can be told apart by.
   *
   * @param etag as the field {@code ETag} has it
   * @param lastModified seconds since 1970; empty where it is not known
   */
  public record Validators(String etag, OptionalLong lastModified) {
    /** Of what has none: no field can hold this tag. */
    public static final Validators NONE = new Validators("\0", OptionalLong.empty());
  }

  /**
   * Judges all preconditions but {@code If-Range}.
   *
   * @throws dev.cubby.common.problem.ProblemException 400 where {@code If-Match} is malformed: a
   *     guard that cannot be read must not be taken for none
   */
  public static Verdict judge(MultiMap request, Validators current) {
    String match = FieldLines.joined(request, HttpHeaders.IF_MATCH);
    if (match != null) {
      if (!ifMatch(match).matchStrongly(current.etag())) {
        return Verdict.FAILED;
      }
    } else if (modifiedSince(request.get(IF_UNMODIFIED_SINCE), current)) {
      return Verdict.FAILED;
    }
    String noneMatch = FieldLines.joined(request, HttpHeaders.IF_NONE_MATCH);
    if (noneMatch != null) {
      EntityTags tags = EntityTags.read(noneMatch);
      return tags != null && tags.matchWeakly(current.etag())
          ? Verdict.NOT_MODIFIED
          : Verdict.PROCEED;
    }
    String since = request.get(HttpHeaders.IF_MODIFIED_SINCE);
    return since != null && current.lastModified().isPresent() && notModified(since, current)
        ? Verdict.NOT_MODIFIED
        : Verdict.PROCEED;
  }

  /**
   * Whether {@code Range} is to be heeded: {@code If-Range} is absent or names this very
   * representation. A date never does, since its seconds cannot tell two versions of one second
   * apart (RFC 9110, sections 13.1.5 and 8.8.2.2).
   */
  public static boolean rangeMayBeServed(MultiMap request, String etag) {
    String ifRange = request.get(IF_RANGE);
    return ifRange == null || (!etag.startsWith("W/") && ifRange.strip().equals(etag));
  }

  /** Reads {@code If-Match}, or answers 400. */
  public static EntityTags ifMatch(String field) {
    return parse("If-Match", field);
  }

  /** Reads {@code If-None-Match} of a write, or answers 400. */
  public static EntityTags ifNoneMatch(String field) {
    return parse("If-None-Match", field);
  }

  private static EntityTags parse(String name, String field) {
    EntityTags tags = EntityTags.read(field);
    if (tags == null) {
      throw HttpProblems.invalid(
              "%s must be * or entity tags in quotes, such as \"7\", as ETag gave them."
                  .formatted(name))
          .exception();
    }
    return tags;
  }

  /** A text that is no date is ignored, as the sections on these fields ask. */
  private static boolean modifiedSince(@Nullable String text, Validators current) {
    if (text == null || current.lastModified().isEmpty()) {
      return false;
    }
    OptionalLong date = HttpDate.seconds(text);
    return date.isPresent() && current.lastModified().getAsLong() > date.getAsLong();
  }

  private static boolean notModified(String text, Validators current) {
    OptionalLong date = HttpDate.seconds(text);
    return date.isPresent() && current.lastModified().getAsLong() <= date.getAsLong();
  }

  private ReadConditions() {}
}
