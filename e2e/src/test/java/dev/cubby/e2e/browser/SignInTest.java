package dev.cubby.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.cubby.common.tokens.NewToken;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the API asks for a token, the page does, and keeps it in its tab alone. */
@Journey(tokens = true)
final class SignInTest {

  private static void signIn(Visitor visitor, NewToken token) {
    visitor.field("Token").fill(token.secret());
    visitor.page().keyboard().press("Enter");
  }

  @Test
  void asksForATokenAndThenShowsTheKeys(Visitor visitor) {
    visitor.api().put(visitor.key("k"), "here");
    visitor.openKey(visitor.key("k"));
    assertThat(visitor.heading("Sign in")).isVisible();
    assertThat(visitor.page().getByText("This store asks for a token.")).isVisible();
    assertThat(visitor.field("Token")).isFocused();

    signIn(visitor, HandedOut.ADMIN);

    assertThat(visitor.row("/k")).isVisible();
    assertThat(visitor.page().locator("value-view li")).hasText("here");
    assertThat(visitor.page().locator("cubby-problem:visible")).hasCount(0);
    assertThat(visitor.page().locator("cubby-app")).not().containsText(HandedOut.ADMIN.secret());
  }

  @Test
  void aReloadKeepsTheTokenAndAnotherTabHasNone(Visitor visitor) {
    visitor.api().put(visitor.key("k"), "here");
    visitor.openList();
    signIn(visitor, HandedOut.READER);
    assertThat(visitor.row("/k")).isVisible();

    visitor.page().reload();
    assertThat(visitor.row("/k")).isVisible();

    Page other = visitor.page().context().newPage();
    other.navigate(visitor.site());
    assertThat(other.getByText("This store asks for a token.")).isVisible();
    assertThat(other.evaluate("() => JSON.stringify(localStorage) + document.cookie"))
        .isEqualTo("{}");
  }

  @Test
  void signingOutForgetsWhatTheTokenHasShown(Visitor visitor) {
    visitor.api().put(visitor.key("k"), "here");
    visitor.openKey(visitor.key("k"));
    signIn(visitor, HandedOut.ADMIN);
    assertThat(visitor.page().locator("value-view li")).hasText("here");

    visitor.button("Sign out").click();

    assertThat(visitor.field("Token")).isFocused();
    assertThat(visitor.page().locator("value-view li")).hasCount(0);
    assertThat(visitor.rows()).hasCount(0);
    assertThat(visitor.page().evaluate("() => sessionStorage.length")).isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource({
    "two words, That is no token",
    "cubby_unknown, The token is not known here",
    "EXPIRED, 'The token \"expired\" expired at 2026-01-31T00:00:00Z'",
  })
  void saysWhyATokenDoesNotCount(String token, String why, Visitor visitor) {
    visitor.openList();
    visitor.field("Token").fill(token.equals("EXPIRED") ? HandedOut.EXPIRED.secret() : token);
    visitor.page().keyboard().press("Enter");

    assertThat(visitor.page().locator("sign-in-dialog .fault")).containsText(why);
    assertThat(visitor.field("Token")).isFocused();
    assertThat(visitor.page().evaluate("() => sessionStorage.length")).isEqualTo(0);
  }

  @Test
  void canBeClosedAndOpenedAgain(Visitor visitor) {
    visitor.api().put(visitor.key("k"), "here");
    visitor.openList();
    visitor.button("Cancel").click();
    assertThat(visitor.page().locator("key-list cubby-problem")).containsText("A token is needed");

    visitor.button("Sign in").click();
    signIn(visitor, HandedOut.READER);

    assertThat(visitor.row("/k")).isVisible();
  }

  @Test
  void saysWhatATokenMayNotDo(Visitor visitor) {
    String key = visitor.key("k");
    visitor.api().put(key, "before");
    visitor.openKey(key);
    signIn(visitor, HandedOut.READER);
    assertThat(visitor.page().locator("value-view li")).hasText("before");
    visitor.edit("after");
    visitor.button("Save").click();

    assertThat(visitor.page().locator("key-editor cubby-problem"))
        .containsText("The token \"reader\" may read and not write");
    assertThat(visitor.field("Value")).hasValue("after");
    assertThat(visitor.api().read(key)).isEqualTo("before");
  }

  @Test
  void saysWhichKeysATokenIsFor(Visitor visitor) {
    visitor.openHash("");
    signIn(visitor, HandedOut.SHELF);
    assertThat(visitor.page().locator("key-list cubby-problem"))
        .containsText("for keys that begin with \"shelf/\"");

    visitor.search().fill("shelf/");

    assertThat(visitor.page().getByText("Nothing begins with")).isVisible();
    assertThat(visitor.page().locator("cubby-problem:visible")).hasCount(0);
  }

  @Test
  void anEditOutlivesItsToken(Visitor visitor) {
    String key = visitor.key("k");
    visitor.api().put(key, "before");
    visitor.openKey(key);
    signIn(visitor, HandedOut.ADMIN);
    visitor.edit("after");
    visitor.page().route("**/v1/keys**", SignInTest::expired);
    visitor.button("Save").click();
    assertThat(visitor.page().locator("sign-in-dialog #why")).containsText("expired at noon");

    visitor.page().unroute("**/v1/keys**");
    signIn(visitor, HandedOut.ADMIN);
    assertThat(visitor.heading("Sign in")).isHidden();
    assertThat(visitor.field("Value")).hasValue("after");
    visitor.button("Save").click();

    assertThat(visitor.page().locator("value-view li")).hasText("after");
    assertThat(visitor.api().read(key)).isEqualTo("after");
  }

  private static void expired(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(401)
            .setHeaders(Map.of("Content-Type", "application/problem+json"))
            .setBody(
                "{\"title\":\"A token is needed\",\"detail\":\"The token expired at noon.\"}"));
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void axeFindsNothingToMend(ColorScheme scheme, Visitor visitor) {
    visitor.prefers(scheme);
    visitor.page().setViewportSize(320, 640);
    visitor.openList();
    visitor.field("Token").fill("two words");
    visitor.page().keyboard().press("Enter");
    assertThat(visitor.page().locator("sign-in-dialog .fault")).containsText("no token");
    AccessibilityTest.check(visitor);

    signIn(visitor, HandedOut.ADMIN);
    assertThat(visitor.button("Sign out")).isVisible();
    AccessibilityTest.check(visitor);
    assertThat(visitor.page().evaluate("() => document.documentElement.scrollWidth"))
        .as("nothing sticks out to the side")
        .isEqualTo(320);
  }
}
