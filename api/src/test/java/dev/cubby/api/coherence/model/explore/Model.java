package dev.cubby.api.coherence.model.explore;

/**
 * What can be explored.
 *
 * @param <S> a state, which never changes
 */
public interface Model<S> {

  S first();

  /** Tells of all that may happen next. */
  void steps(S state, Steps<S> steps);

  /** Whether the state is what must never be. */
  boolean broken(S state);

  /** How its states are remembered. */
  StateBits<S> bits();
}
