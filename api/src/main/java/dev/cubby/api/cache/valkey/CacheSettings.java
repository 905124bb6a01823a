package dev.cubby.api.cache.valkey;

import dev.cubby.common.settings.Parsers;
import dev.cubby.common.settings.Setting;
import java.util.List;
import java.util.Optional;

/** Where the shared cache is. */
public final class CacheSettings {
  public static final Setting<String> HOST =
      new Setting<>(
          "CUBBY_CACHE_HOST", "", "Host of the shared cache; none without.", Parsers.text());
  public static final Setting<Integer> PORT =
      new Setting<>("CUBBY_CACHE_PORT", "6379", "Its port.", Parsers.integer(1, 65_535));
  public static final Setting<Optional<String>> PASSWORD =
      new Setting<>(
          "CUBBY_CACHE_PASSWORD_FILE", "", "File with its password.", Parsers.secretFile());

  public static final List<Setting<?>> ALL = List.of(HOST, PORT, PASSWORD);

  private CacheSettings() {}
}
