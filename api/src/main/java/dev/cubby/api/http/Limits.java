package dev.cubby.api.http;

import java.time.Duration;

/**
 * What one process takes from its callers.
 *
 * @param maxValueBytes largest value
 * @param maxInflightBytes of request and large answer bodies that all requests together may hold
 * @param bodyTimeout from a body's first byte to its last
 */
public record Limits(int maxValueBytes, long maxInflightBytes, Duration bodyTimeout) {
  public Limits {
    if (maxInflightBytes < maxValueBytes) {
      throw new IllegalArgumentException("one value must fit into what may be in flight");
    }
  }
}
