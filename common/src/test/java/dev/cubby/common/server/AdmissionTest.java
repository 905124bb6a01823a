package dev.cubby.common.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubby.common.Shutdown;
import dev.cubby.common.admin.Readiness;
import dev.cubby.common.settings.InvalidSettingException;
import dev.cubby.common.settings.Settings;
import dev.cubby.common.tokens.AccessCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A store that other machines reach needs tokens, or an operator who says that it is open. */
class AdmissionTest {
  @TempDir Path folder;

  private static AccessCheck check(String... namesAndValues) {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      environment.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return Admission.check(
        new Settings(environment, ServerSettings.ALL),
        new Shutdown(new Readiness(), Duration.ZERO));
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1", "127.1.2.3", "localhost", "::1"})
  void aStoreOfThisMachineMayBeOpen(String host) {
    assertThat(check("CUBBY_HOST", host).isOpen()).isTrue();
    assertThat(check("CUBBY_PUBLISHED_HOST", host).isOpen()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0", "::", "10.0.0.7", "no.such.name.invalid"})
  void aStoreThatOthersReachIsRefusedWithoutTokens(String host) {
    assertThatThrownBy(() -> check("CUBBY_HOST", host))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContainingAll("CUBBY_HOST=" + host, "CUBBY_TOKENS_FILE", "CUBBY_OPEN=true");
    assertThatThrownBy(() -> check("CUBBY_HOST", "127.0.0.1", "CUBBY_PUBLISHED_HOST", host))
        .hasMessageContaining("CUBBY_PUBLISHED_HOST=" + host);
    assertThat(check("CUBBY_HOST", host, "CUBBY_OPEN", "true").isOpen()).isTrue();
  }

  @Test
  void tokensLetItBeReached() throws Exception {
    String file = Files.writeString(folder.resolve("tokens"), "# none yet").toString();
    assertThat(check("CUBBY_HOST", "0.0.0.0", "CUBBY_TOKENS_FILE", file).isOpen()).isFalse();
    assertThatThrownBy(() -> check("CUBBY_OPEN", "true", "CUBBY_TOKENS_FILE", file))
        .hasMessageContaining("contradict");
  }

  @Test
  void aWrongFileIsNamedInOneLine() throws Exception {
    String file = Files.writeString(folder.resolve("tokens"), "\nwrong").toString();
    assertThatThrownBy(() -> check("CUBBY_TOKENS_FILE", file))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContainingAll("CUBBY_TOKENS_FILE=" + file, "line 2")
        .message()
        .hasLineCount(1);
  }
}
