package dev.cubby.common.http;

/**
 * Part of a representation.
 *
 * @param start first byte
 * @param end one behind the last byte, more than {@code start}
 */
public record ByteRange(int start, int end) {

  /** How many bytes. */
  public int length() {
    return end - start;
  }

  /** The value of {@code Content-Range}, of a representation of {@code size} bytes. */
  public String contentRange(int size) {
    return "bytes %d-%d/%d".formatted(start, end - 1, size);
  }
}
