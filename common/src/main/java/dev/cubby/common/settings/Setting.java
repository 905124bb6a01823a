package dev.cubby.common.settings;

/**
 * One setting: an environment variable.
 *
 * @param name of the variable, {@code CUBBY_…}
 * @param fallback what an unset or empty variable stands for, in the same notation; empty for none
 * @param description one sentence for {@code --help}
 * @param parser turns the text into the value
 */
public record Setting<T>(String name, String fallback, String description, Parser<T> parser) {

  public Setting {
    if (!name.startsWith("CUBBY_")) {
      throw new IllegalArgumentException("a setting is named CUBBY_…, not " + name);
    }
  }

  /** Turns a setting's text into its value. */
  @FunctionalInterface
  public interface Parser<T> {
    /**
     * Reads the text.
     *
     * @throws IllegalArgumentException whose message completes “NAME …”, such as “must be a port”
     */
    T parse(String text);
  }
}
