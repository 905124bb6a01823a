package dev.cubby.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
  private final AllowedHosts hosts = new AllowedHosts(List.of("Cubby.example", "cubby"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8080",
        "localhost.",
        "127.0.0.1:8080",
        "10.1.2.3",
        "[::1]",
        "[fe80::1]:8080",
        "cubby.example",
        "CUBBY.EXAMPLE:443",
        "cubby:8080",
      })
  void theseAreAnswered(String authority) {
    assertThat(hosts.allows(authority)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rebind.example",
        "localhost.rebind.example",
        "127.0.0.1.rebind.example:8080",
        "",
        "cubby.example.org",
        "xcubby.example",
        "1.2.3",
        "1.2.3.4.5",
        "[::1]x",
        "::1",
      })
  void theseAreNot(String authority) {
    assertThat(hosts.allows(authority)).isFalse();
  }

  @Test
  void aStarAllowsAll() {
    assertThat(new AllowedHosts(List.of("*")).allows("rebind.example")).isTrue();
  }
}
