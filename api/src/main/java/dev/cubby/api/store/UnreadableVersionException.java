package dev.cubby.api.store;

/** The store cannot be read as of a version: its history has gone past it, or is not there yet. */
public final class UnreadableVersionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long version;
  private final transient History history;

  public UnreadableVersionException(long version, History history) {
    super("version %d cannot be read: %s".formatted(version, history), null, false, false);
    this.version = version;
    this.history = history;
  }

  public long version() {
    return version;
  }

  public History history() {
    return history;
  }
}
