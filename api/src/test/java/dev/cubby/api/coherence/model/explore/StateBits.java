package dev.cubby.api.coherence.model.explore;

/**
 * How a state is put into bits, so that millions can be remembered.
 *
 * @param <S> a state
 */
public interface StateBits<S> {

  void pack(S state, Bits bits);

  /** The state again: taken out in the order in which it was put in. */
  S unpack(Bits bits);

  /** How many words of 64 bits a state takes. */
  int words();
}
