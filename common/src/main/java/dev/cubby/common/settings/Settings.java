package dev.cubby.common.settings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The process's settings, read from its environment. */
public final class Settings {
  private final Map<String, String> environment;

  /**
   * Takes the variables whose name starts with {@code CUBBY_}.
   *
   * @param declared every setting the process knows
   * @throws InvalidSettingException for a {@code CUBBY_} variable that is not declared: a typing
   *     error must not be ignored
   */
  public Settings(Map<String, String> environment, List<Setting<?>> declared) {
    this.environment = new TreeMap<>(environment);
    for (String name : this.environment.keySet()) {
      if (name.startsWith("CUBBY_") && declared.stream().noneMatch(s -> s.name().equals(name))) {
        throw new InvalidSettingException(
            name + " is not a setting; --help lists those that there are.");
      }
    }
  }

  /**
   * The setting's value, or its fallback's.
   *
   * @throws InvalidSettingException where the text is not one that the setting takes
   */
  public <T> T get(Setting<T> setting) {
    String text = environment.getOrDefault(setting.name(), "");
    if (text.isEmpty()) {
      text = setting.fallback();
    }
    try {
      return setting.parser().parse(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(
          "%s=%s: it %s".formatted(setting.name(), text, e.getMessage()));
    }
  }

  /** Whether the environment itself gives the setting. */
  public boolean isSet(Setting<?> setting) {
    return !environment.getOrDefault(setting.name(), "").isEmpty();
  }

  /** The settings, one a paragraph, as {@code --help} prints them. */
  public static String help(List<Setting<?>> declared) {
    return declared.stream()
        .map(s ->
            "  %s%s%n      %s"
                .formatted(
                    s.name(),
                    s.fallback().isEmpty() ? "" : " (" + s.fallback() + ")",
                    s.description()))
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
