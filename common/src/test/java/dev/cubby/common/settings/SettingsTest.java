package dev.cubby.common.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final Setting<Integer> PORT =
      new Setting<>("CUBBY_PORT", "8080", "Port to listen on.", Parsers.port());
  private static final Setting<Long> SIZE =
      new Setting<>("CUBBY_SIZE", "1MiB", "A size.", Parsers.bytes(1, 16 << 20));
  private static final Setting<Duration> WAIT =
      new Setting<>(
          "CUBBY_WAIT", "2s", "A time.", Parsers.duration(Duration.ZERO, Duration.ofMinutes(5)));

  private static Settings settings(String name, String text) {
    return new Settings(Map.of(name, text, "PATH", "/bin"), List.of(PORT, SIZE, WAIT));
  }

  @Test
  void anUnsetOrEmptyVariableMeansTheFallback() {
    assertThat(settings("CUBBY_PORT", "").get(PORT)).isEqualTo(8080);
    assertThat(settings("CUBBY_PORT", "").isSet(PORT)).isFalse();
    assertThat(settings("CUBBY_PORT", "1").get(SIZE)).isEqualTo(1 << 20);
  }

  @ParameterizedTest
  @CsvSource({"4096,4096", "4096B,4096", "256KiB,262144", "16MiB,16777216"})
  void sizesAreReadInBinaryUnits(String text, long bytes) {
    assertThat(settings("CUBBY_SIZE", text).get(SIZE)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({"500ms,500", "30s,30000", "5m,300000", "0,0"})
  void durationsAreReadInTheirUnits(String text, long millis) {
    assertThat(settings("CUBBY_WAIT", text).get(WAIT)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "http", "80 ", "99999999999"})
  void aWrongValueIsNamedInOneLine(String text) {
    var settings = settings("CUBBY_PORT", text);
    assertThatThrownBy(() -> settings.get(PORT))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("CUBBY_PORT=" + text + ": it must be a number from 0 to 65535.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "17MiB", "1MB", "-1", "9999999999999GiB"})
  void aWrongSizeIsNamed(String text) {
    var settings = settings("CUBBY_SIZE", text);
    assertThatThrownBy(() -> settings.get(SIZE)).hasMessageContaining("CUBBY_SIZE=" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6m", "5", "1d", "-1s"})
  void aWrongDurationIsNamed(String text) {
    var settings = settings("CUBBY_WAIT", text);
    assertThatThrownBy(() -> settings.get(WAIT)).hasMessageContaining("500ms, 30s or 5m");
  }

  @Test
  void aVariableThatNobodyKnowsIsRefused() {
    assertThatThrownBy(() -> settings("CUBBY_PROT", "80"))
        .hasMessage("CUBBY_PROT is not a setting; --help lists those that there are.");
  }

  @Test
  void aSecretIsReadFromItsFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), "s3cret\n");
    assertThat(Parsers.secretFile().parse(file.toString())).isEqualTo(Optional.of("s3cret"));
    assertThat(Parsers.secretFile().parse("")).isEmpty();
    assertThatThrownBy(() -> Parsers.secretFile().parse(folder + "/none"))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void helpNamesEverySettingWithItsFallback() {
    assertThat(Settings.help(List.of(PORT, SIZE)))
        .contains("CUBBY_PORT (8080)", "Port to listen on.", "CUBBY_SIZE (1MiB)");
  }
}
