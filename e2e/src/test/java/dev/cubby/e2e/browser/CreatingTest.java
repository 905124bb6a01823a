package dev.cubby.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Journey
final class CreatingTest {

  @Test
  void createsFromText(Visitor visitor) {
    visitor.openList();
    visitor.newKey("note");
    visitor.field("Value").fill("Grüße\n");
    visitor.button("Create").click();

    assertThat(visitor.heading(visitor.key("note"))).isVisible();
    assertThat(visitor.row("note")).isVisible();
    HttpResponse<byte[]> stored = visitor.api().get(visitor.key("note"));
    assertThat(stored.body()).asString().isEqualTo("Grüße\n");
    assertThat(stored.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
  }

  @Test
  void seesThatTextIsJson(Visitor visitor) {
    visitor.openList();
    visitor.newKey("settings");
    visitor.field("Value").fill("{\"a\": [1]}");
    visitor.button("Create").click();

    assertThat(visitor.heading(visitor.key("settings"))).isVisible();
    assertThat(visitor.api().get(visitor.key("settings")).headers().firstValue("Content-Type"))
        .hasValue("application/json");
  }

  @Test
  void createsFromAFileByteForByte(Visitor visitor) {
    visitor.openList();
    visitor.newKey("bytes");
    visitor.button("File").click();
    visitor
        .field("Value")
        .setInputFiles(new FilePayload("b.bin", "application/x-test", Samples.allBytes()));
    visitor.button("Create").click();

    assertThat(visitor.heading(visitor.key("bytes"))).isVisible();
    HttpResponse<byte[]> stored = visitor.api().get(visitor.key("bytes"));
    assertThat(stored.body()).isEqualTo(Samples.allBytes());
    assertThat(stored.headers().firstValue("Content-Type")).hasValue("application/x-test");
  }

  @Test
  void givesItALifetime(Visitor visitor) {
    visitor.openList();
    visitor.newKey("session");
    visitor.field("Lifetime").selectOption("after");
    visitor.field("How many").fill("2");
    visitor.field("Unit").selectOption("minutes");
    visitor.button("Create").click();

    assertThat(visitor.page().locator("key-view cubby-ttl")).containsText("1 min");
    String expires =
        visitor
            .api()
            .get(visitor.key("session"))
            .headers()
            .firstValue("Cubby-Expires")
            .orElseThrow();
    assertThat(Duration.between(Instant.now(), Instant.parse(expires)))
        .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(121));
  }

  @Test
  void givesAKeyWhereNoneIsNamed(Visitor visitor) {
    visitor.openList();
    visitor.button("New key").first().click();
    visitor.field("Value").fill("mine");
    visitor.button("Create").click();

    String key = visitor.page().locator("key-view h2").textContent();
    assertThat(visitor.api().read(key)).isEqualTo("mine");
    visitor.api().delete(key);
  }

  @Test
  void neverReplacesAKeyThatIsThere(Visitor visitor) {
    visitor.api().put(visitor.key("taken"), "theirs");
    visitor.openList();
    visitor.newKey("taken");
    visitor.field("Value").fill("mine");
    visitor.button("Create").click();

    assertThat(visitor.page().getByText("This key exists already")).isVisible();
    assertThat(visitor.field("Value")).hasValue("mine");
    assertThat(visitor.api().read(visitor.key("taken"))).isEqualTo("theirs");
  }

  @ParameterizedTest
  @CsvSource({
    "a/../b, addresses cannot hold",
    "tab\there, control character",
    "%600s, at most 512"
  })
  void saysWhatIsWrongWithAKey(String key, String fault, Visitor visitor) {
    visitor.openList();
    visitor.button("New key").first().click();
    visitor.field("Key").fill(key.formatted("x"));

    assertThat(visitor.page().getByText(fault)).isVisible();
    visitor.button("Create").click();
    assertThat(visitor.button("Create")).isVisible();
  }
}
