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

  /** Puts all of a state into bits, so that millions can be remembered. */
  void pack(S state, Bits bits);

  /** The state again: taken out in the order in which it was put in. */
  S unpack(Bits bits);

  /** How many words of 64 bits a state takes. */
  int words();
}
