package dev.cubby.flights;

/**
 * Tells answers that all callers of a flight may have from those that only one may have, such as a
 * stream that is too large to buffer. All methods are called on the thread that landed the flight.
 */
public interface Sharing<V> {

  /** Whether {@code value} may be given to any number of callers. */
  boolean shareable(V value);

  /** Frees what an unshareable value holds, when every caller who might have taken it has left. */
  void discard(V value);

  /** Told once when {@code value} has been given to all who shared it; their callbacks have run. */
  default void shared(V value) {}

  /** Every answer can be shared. */
  static <V> Sharing<V> always() {
    return new Sharing<>() {
      @Override
      public boolean shareable(V value) {
        return true;
      }

      @Override
      public void discard(V value) {}
    };
  }
}
