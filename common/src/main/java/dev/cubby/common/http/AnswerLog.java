package dev.cubby.common.http;

/** Is told of every answer as its head is written. */
@FunctionalInterface
public interface AnswerLog {

  /** For a port whose answers nobody counts. */
  AnswerLog NONE = (_, _, _) -> {};

  /**
   * Takes note of an answer.
   *
   * @param route the table's own name of what was asked for, so that metrics stay bounded
   */
  void answered(IncomingRequest request, String route, int status);
}
