package dev.cubby.flights;

/**
 * Tells answers that all callers of a flight may have from those that only one may have, such as a
 * stream that is too large to buffer. All methods are called on the thread that landed the flight.
 */
public interface Sharing<V> {

  /** Whether {@code value} may be given to any number of callers. */
  boolean shareable(V value);

  /** Frees the resources of an unshareable value that no caller is left to take. */
  void discard(V value);

  /** Called once {@code value} has been given to all its callers and their callbacks have run. */
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
