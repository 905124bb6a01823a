package dev.cubby.api.coherence.model.explore;

/** A few words of 64 bits, with numbers put into them one after the other; none is divided. */
public final class Bits {
  private final long[] words;
  private int at;

  Bits(long[] words) {
    this.words = words;
  }

  public Bits put(int value, int bits) {
    int from = place(bits);
    if (value < 0 || value >= 1 << bits || from + bits > 64 * words.length) {
      throw new IllegalStateException("the scope is too large: " + value + " at " + from);
    }
    words[from >>> 6] |= (long) value << from;
    return this;
  }

  public Bits put(boolean value) {
    return put(value ? 1 : 0, 1);
  }

  /** The next number. */
  public int take(int bits) {
    int from = place(bits);
    return (int) (words[from >>> 6] >>> from) & ((1 << bits) - 1);
  }

  public boolean take() {
    return take(1) == 1;
  }

  private int place(int bits) {
    int from = (at & 63) + bits > 64 ? (at | 63) + 1 : at;
    at = from + bits;
    return from;
  }
}
