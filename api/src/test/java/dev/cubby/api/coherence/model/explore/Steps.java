package dev.cubby.api.coherence.model.explore;

/**
 * Takes what may happen next.
 *
 * @param <S> a state
 */
public interface Steps<S> {
  /**
   * Takes one step.
   *
   * @param what happens; not put together at run time, as the test counts what was seen
   * @param next what it leads to
   */
  void accept(String who, String what, S next);
}
