package dev.cubby.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@Journey
final class DeletingTest {

  @Test
  void undoBringsItBackAsItWas(Visitor visitor) {
    String key = visitor.key("k");
    visitor.api().put(key, Samples.allBytes(), "application/x-test", "?ttl=600");
    delete(visitor, key);
    assertThat(visitor.api().get(key).statusCode()).isEqualTo(404);

    visitor.button("Undo").click();

    assertThat(visitor.heading(key)).isVisible();
    HttpResponse<byte[]> stored = visitor.api().get(key);
    assertThat(stored.body()).isEqualTo(Samples.allBytes());
    assertThat(stored.headers().firstValue("Content-Type")).hasValue("application/x-test");
    Instant expires = Instant.parse(stored.headers().firstValue("Cubby-Expires").orElseThrow());
    assertThat(Duration.between(Instant.now(), expires))
        .isBetween(Duration.ofSeconds(500), Duration.ofSeconds(601));
  }

  @Test
  void undoLeavesAloneWhatOthersCreated(Visitor visitor) {
    String key = visitor.key("k");
    visitor.api().put(key, "mine");
    delete(visitor, key);
    visitor.api().put(key, "theirs");

    visitor.button("Undo").click();

    assertThat(visitor.page().getByText("has been created anew meanwhile")).isVisible();
    assertThat(visitor.api().read(key)).isEqualTo("theirs");
  }

  @Test
  void whatChangedMeanwhileIsNotDeleted(Visitor visitor) {
    String key = visitor.key("k");
    visitor.api().put(key, "seen");
    visitor.openKey(key);
    assertThat(visitor.button("Delete")).isVisible();
    visitor.api().put(key, "unseen");

    visitor.button("Delete").click();

    assertThat(visitor.page().getByText("It has changed since you opened it")).isVisible();
    assertThat(visitor.api().read(key)).isEqualTo("unseen");
    visitor.button("Reload").click();
    assertThat(visitor.page().locator("value-view li")).hasText("unseen");
  }

  private static void delete(Visitor visitor, String key) {
    visitor.openKey(key);
    visitor.button("Delete").click();
    assertThat(visitor.button("Undo")).isFocused();
  }
}
