package dev.cubby.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Axe finds nothing to mend, whatever is on the page. */
@Journey
final class AccessibilityTest {

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void list(ColorScheme scheme, Visitor visitor) {
    fill(scheme, visitor);
    visitor.openList();
    assertThat(visitor.rows()).hasCount(3);
    check(visitor);

    visitor.button("Folders").click();
    assertThat(visitor.folder("users/")).isVisible();
    check(visitor);
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void detail(ColorScheme scheme, Visitor visitor) {
    fill(scheme, visitor);
    for (String name : new String[] {"users/42", "picture", "session"}) {
      visitor.openKey(visitor.key(name));
      assertThat(visitor.fact("Created")).isVisible();
      check(visitor);
    }
    visitor.tab("Hex").click();
    check(visitor);
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void narrow(ColorScheme scheme, Visitor visitor) {
    fill(scheme, visitor);
    visitor.page().setViewportSize(320, 640);
    visitor.openList();
    assertThat(visitor.rows()).hasCount(3);
    check(visitor);
    visitor.row("users/42").click();
    assertThat(visitor.fact("Created")).isVisible();
    check(visitor);
    assertThat(visitor.page().evaluate("() => document.documentElement.scrollWidth"))
        .as("nothing sticks out to the side")
        .isEqualTo(320);
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void dialogsAndForms(ColorScheme scheme, Visitor visitor) {
    fill(scheme, visitor);
    visitor.openList();
    visitor.button("New key").first().click();
    visitor.field("Key").fill("a/..");
    visitor.field("Lifetime").selectOption("after");
    check(visitor);
    visitor.button("Cancel").click();

    visitor.openKey(visitor.key("users/42"));
    visitor.edit("{");
    check(visitor);
    visitor.api().put(visitor.key("users/42"), "theirs");
    visitor.button("Save").click();
    assertThat(visitor.button("Take theirs")).isVisible();
    check(visitor);
    visitor.button("Take theirs").click();

    visitor.button("Delete").click();
    assertThat(visitor.button("Undo")).isVisible();
    check(visitor);
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void problems(ColorScheme scheme, Visitor visitor) {
    visitor.prefers(scheme);
    visitor.page().route("**/v1/keys**", Route::abort);
    visitor.openKey(visitor.key("k"));
    assertThat(visitor.page().getByText("Cubby cannot be reached")).hasCount(2);
    check(visitor);
  }

  private static void fill(ColorScheme scheme, Visitor visitor) {
    visitor.prefers(scheme);
    byte[] profile = Samples.PROFILE.getBytes(StandardCharsets.UTF_8);
    visitor.api().put(visitor.key("users/42"), profile, "application/json");
    visitor.api().put(visitor.key("picture"), Samples.png(), "image/png");
    visitor.api().put(visitor.key("session"), profile, "application/json", "?ttl=50");
  }

  static void check(Visitor visitor) {
    Page page = visitor.page();
    // Colours on their way from one to another have contrasts that nobody is meant to read.
    page.waitForFunction("() => document.getAnimations().length === 0");
    assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
        .extracting(Rule::toString)
        .isEmpty();
  }
}
