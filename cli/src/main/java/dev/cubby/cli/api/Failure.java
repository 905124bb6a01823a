package dev.cubby.cli.api;

import org.jspecify.annotations.Nullable;

/** Ends a command with an exit code and a message for people; has no stack trace, being no bug. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;
  private final transient @Nullable Problem problem;

  public Failure(ExitCode code, String message) {
    this(code, message, null);
  }

  /**
   * The failure that a problem is.
   *
   * @param write whether what was asked for writes
   */
  static Failure of(Problem problem, boolean write) {
    ExitCode code = ExitCode.of(problem.status(), problem.type(), write);
    return new Failure(code, problem.text(), problem);
  }

  private Failure(ExitCode code, String message, @Nullable Problem problem) {
    super(message, null, false, false);
    this.code = code;
    this.problem = problem;
  }

  public ExitCode code() {
    return code;
  }

  /** What went wrong, in a sentence or two. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** The server's own words; null where the failure is the client's or the network's. */
  public @Nullable Problem problem() {
    return problem;
  }
}
