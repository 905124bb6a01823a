package dev.cubby.api.coherence.model;

/** Takes what may happen next. */
interface Steps {
  /**
   * Takes one step.
   *
   * @param what happens; not put together at run time, as the test counts what was seen
   * @param next what it leads to
   */
  void accept(String who, String what, State next);
}
