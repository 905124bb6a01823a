package dev.cubby.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A key may hold any characters; whatever they mean in a URL or in HTML, here they are themselves.
 */
@Journey
final class KeysTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two words",
        " edges ",
        "100%",
        "%2e%2e/%2F",
        "a#b?c=d&e+f",
        "a//b/",
        "it's \"quoted\"",
        "<img src=x onerror=alert(1)>",
        "back\\slash|pipe^",
        "emoji 🗄️ 👩‍👩‍👧",
        "سلام/دنیا",
        "Ünïcode ∑ 漢字",
        "...",
        "~!*'();:@$,[]"
      })
  void isCreatedLinkedReadAndDeleted(String name, Visitor visitor) {
    String key = visitor.key(name);
    visitor.openList();
    visitor.newKey(name);
    visitor.field("Value").fill("it is " + name);
    visitor.button("Create").click();
    assertThat(visitor.fact("Created")).isVisible();
    assertThat(visitor.api().read(key)).isEqualTo("it is " + name);

    visitor.page().reload();
    assertThat(visitor.page().locator("key-view .lines")).hasText("it is " + name);
    assertThat(visitor.page().locator("key-view h2").textContent()).isEqualTo(key);

    visitor.button("Delete").click();
    assertThat(visitor.button("Undo")).isVisible();
    assertThat(visitor.api().get(key).statusCode()).isEqualTo(404);
    assertThat(visitor.rows()).hasCount(0);
  }
}
