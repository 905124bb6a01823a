package dev.cubby.common.settings;

/** A setting that stops the start; the message is the one line that names it. */
public final class InvalidSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidSettingException(String message) {
    super(message);
  }
}
