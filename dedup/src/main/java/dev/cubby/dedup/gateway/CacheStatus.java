package dev.cubby.dedup.gateway;

import org.jspecify.annotations.Nullable;

/**
 * {@code Cache-Status} (RFC 9211) with this hop's word behind the API's; the API's own flights, if
 * it tells of them, count as ours.
 */
final class CacheStatus {
  private static final String OURS = ", dedup;";

  /**
   * Of a read that flew.
   *
   * @param collapsed whether it was another's flight
   */
  static String flown(@Nullable String upstream, boolean collapsed) {
    boolean there = upstream != null && upstream.endsWith("; collapsed");
    return joined(upstream, collapsed || there ? "dedup; fwd=miss; collapsed" : "dedup; fwd=miss");
  }

  /** Of what passes through: never shared. */
  static String passed(@Nullable String upstream, boolean read) {
    return joined(upstream, read ? "dedup; fwd=bypass" : "dedup; fwd=method");
  }

  private static String joined(@Nullable String upstream, String own) {
    if (upstream == null) {
      return own;
    }
    int ours = upstream.indexOf(OURS);
    return (ours < 0 ? upstream : upstream.substring(0, ours)) + ", " + own;
  }

  private CacheStatus() {}
}
