package dev.cubby.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page says what went wrong, keeps what was typed, and goes on when it can. */
@Journey
final class FailuresTest {
  private static final String API = "**/v1/keys**";
  private static final Page.RouteOptions ONCE = new Page.RouteOptions().setTimes(1);

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void waitsAsLongAsItIsTold(int status, Visitor visitor) {
    visitor.api().put(visitor.key("k"), "here");
    Page page = visitor.page();
    page.route(API, route -> fail(route, status, "1"));
    visitor.openList();
    assertThat(page.getByText("The database is away; try again.")).isVisible();

    page.unroute(API);
    visitor.button("Try again").click();

    assertThat(visitor.row("/k")).isVisible();
    assertThat(page.getByText("The database is away")).hasCount(0);
  }

  @Test
  void retryIsOffUntilThen(Visitor visitor) {
    Page page = visitor.page();
    page.route(API, route -> fail(route, 503, "3600"));
    visitor.openList();

    assertThat(page.locator("key-list cubby-problem button")).isDisabled();
    assertThat(page.locator("key-list cubby-problem button")).containsText("Try again in 59 min");
  }

  @Test
  void saysThatTheNetworkIsDown(Visitor visitor) {
    visitor.api().put(visitor.key("k"), "here");
    Page page = visitor.page();
    page.route(API, Route::abort);
    visitor.openKey(visitor.key("k"));
    assertThat(page.locator("key-view").getByText("Cubby cannot be reached")).isVisible();

    page.unroute(API);
    page.locator("key-view").getByText("Try again").click();

    assertThat(page.locator("value-view li")).hasText("here");
  }

  @Test
  void readsOnceMoreWhenTheConnectionIsLost(Visitor visitor) {
    visitor.api().put(visitor.key("k"), "here");
    visitor.page().route(API, Route::abort, ONCE);
    visitor.openList();

    assertThat(visitor.row("/k")).isVisible();
    assertThat(visitor.page().locator("cubby-problem:visible")).hasCount(0);
  }

  @Test
  void reloadsWhenAPartOfThePageIsLost(Visitor visitor) {
    visitor.api().put(visitor.key("k"), "here");
    visitor.page().route("**/key-list.js", Route::abort, ONCE);
    visitor.openKey(visitor.key("k"));

    assertThat(visitor.page().locator("value-view li")).hasText("here");
  }

  @Test
  void saysThatThePageIsIncomplete(Visitor visitor) {
    visitor.page().route("**/key-list.js", Route::abort);
    visitor.openList();

    assertThat(visitor.page().getByText("This page has not loaded completely.")).isVisible();
    visitor.forgiveComplaints();
  }

  @Test
  void asksAgainWhereTheApiIs(Visitor visitor) {
    visitor.api().put(visitor.key("k"), "here");
    visitor.page().route("**/config.json", Route::abort);
    visitor.openList();
    assertThat(visitor.page().getByText("Cubby cannot be reached")).isVisible();

    visitor.page().unroute("**/config.json");
    visitor.button("Try again").click();

    assertThat(visitor.row("/k")).isVisible();
  }

  @Test
  void savingAgainAfterALostAnswerIsNoConflict(Visitor visitor) {
    String key = visitor.key("k");
    visitor.api().put(key, "before");
    visitor.openKey(key);
    visitor.edit("after");
    Page page = visitor.page();
    page.route(API, route -> loseAnswer(route));
    visitor.button("Save").click();
    assertThat(page.getByText("It is not known whether the change was made")).isVisible();
    assertThat(visitor.field("Value")).hasValue("after");
    assertThat(visitor.api().read(key)).isEqualTo("after");

    page.unroute(API);
    visitor.button("Try again").click();

    assertThat(page.locator("value-view li")).hasText("after");
  }

  @Test
  void showsWhatTheApiRefuses(Visitor visitor) {
    visitor.openList();
    visitor.newKey("k");
    visitor.field("Value").fill("x".repeat((1 << 20) + 1));
    visitor.button("Create").click();

    assertThat(visitor.page().locator("create-dialog cubby-problem strong")).isVisible();
    assertThat(visitor.field("Key")).hasValue(visitor.key("k"));
    assertThat(visitor.api().get(visitor.key("k")).statusCode()).isEqualTo(404);
  }

  @Test
  void undoCanBeTriedAgain(Visitor visitor) {
    String key = visitor.key("k");
    visitor.api().put(key, "here");
    visitor.openKey(key);
    visitor.button("Delete").click();
    Page page = visitor.page();
    assertThat(visitor.button("Undo")).isVisible();
    page.route(API, Route::abort);
    visitor.button("Undo").click();
    assertThat(page.getByText("is not back yet")).isVisible();

    page.unroute(API);
    visitor.button("Undo").click();

    assertThat(visitor.heading(key)).isVisible();
    assertThat(visitor.api().read(key)).isEqualTo("here");
  }

  private static void fail(Route route, int status, String retryAfter) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(status)
            .setHeaders(
                Map.of(
                    "Content-Type", "application/problem+json",
                    "Retry-After", retryAfter,
                    "Access-Control-Allow-Origin", "*",
                    "Access-Control-Expose-Headers", "Retry-After"))
            .setBody("{\"title\":\"Not now\",\"detail\":\"The database is away; try again.\"}"));
  }

  private static void loseAnswer(Route route) {
    if (route.request().method().equals("PUT")) {
      route.fetch();
    }
    route.abort();
  }
}
