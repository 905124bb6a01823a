package dev.cubby.api.coherence.model;

/** Takes what may happen next. */
interface Steps {
  /**
   * Takes one step.
   *
   * @param next what it leads to
   */
  void accept(String who, String what, State next);
}
