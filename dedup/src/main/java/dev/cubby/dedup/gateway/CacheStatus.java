package dev.cubby.dedup.gateway;

import dev.cubby.common.http.IncomingRequest;
import dev.cubby.flights.Landing;
import org.jspecify.annotations.Nullable;

/** How this hop came by an answer, as the field {@code Cache-Status} (RFC 9211) says it. */
enum CacheStatus {
  /** By a flight of the caller's own. */
  FLOWN("dedup; fwd=miss"),
  /** By a flight that another caller's request started. */
  COLLAPSED("dedup; fwd=miss; collapsed"),
  /** A read that is never shared was passed through. */
  BYPASSED("dedup; fwd=bypass"),
  /** A request that is no read was passed through. */
  PASSED("dedup; fwd=method");

  private static final String OURS = ", dedup;";
  private static final String COLLAPSED_BEHIND = "; collapsed";

  private final String field;

  CacheStatus(String field) {
    this.field = field;
  }

  static CacheStatus of(Landing<?> landing) {
    return landing.collapsed() ? COLLAPSED : FLOWN;
  }

  static CacheStatus passedThrough(IncomingRequest incoming) {
    return incoming.isRead() ? BYPASSED : PASSED;
  }

  /** This hop's member alone, for an answer of its own. */
  String field() {
    return field;
  }

  /**
   * The field of an answer that comes from the API. Where the API tells of flights of its own, they
   * count as this hop's.
   *
   * @param behind the field as the API sent it
   */
  String behind(@Nullable String behind) {
    if (behind == null) {
      return field;
    }
    int ours = behind.indexOf(OURS);
    String others = ours < 0 ? behind : behind.substring(0, ours);
    boolean collapsed = this == FLOWN && behind.endsWith(COLLAPSED_BEHIND);
    return others + ", " + (collapsed ? COLLAPSED : this).field;
  }
}
