package dev.cubby.cli.terminal;

/** While it is open, Ctrl-C (or a TERM signal) runs an action before the process ends. */
public final class Interruption implements AutoCloseable {
  private final Thread hook;

  public Interruption(Runnable action) {
    hook = new Thread(action, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs already.
    }
  }
}
