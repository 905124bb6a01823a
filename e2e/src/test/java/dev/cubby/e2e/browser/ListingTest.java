package dev.cubby.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Journey
final class ListingTest {

  @Test
  void findsKeysByHowTheyBegin(Visitor visitor) {
    visitor.api().put(visitor.key("apple"), "1");
    visitor.api().put(visitor.key("apricot"), "2");
    visitor.api().put(visitor.key("banana"), "3");
    visitor.openList();
    assertThat(visitor.rows()).hasCount(3);

    visitor.search().fill(visitor.key("ap"));

    assertThat(visitor.rows()).hasCount(2);
    assertThat(visitor.row("banana")).hasCount(0);
    assertThat(visitor.page().getByText("2 keys")).isVisible();
  }

  @Test
  void saysWhenNothingBeginsSo(Visitor visitor) {
    visitor.openList();

    visitor.search().fill(visitor.key("nothing"));

    assertThat(visitor.page().getByText("Nothing begins with")).isVisible();
  }

  @Test
  void newerSearchEndsTheOlder(Visitor visitor) {
    visitor.api().put(visitor.key("a"), "1");
    visitor.api().put(visitor.key("b"), "2");
    visitor.openList();
    assertThat(visitor.rows()).hasCount(2);
    Page page = visitor.page();
    // The answer for "a" never comes; the page must not wait for it, nor show it later.
    page.route(url -> url.endsWith("%2Fa"), held -> {});
    Request ended =
        page.waitForRequest(
            request -> request.url().endsWith("%2Fa"),
            () -> visitor.search().fill(visitor.key("a")));

    page.waitForCondition(() -> ended.failure() == null);
    visitor.search().fill(visitor.key("b"));

    assertThat(visitor.rows()).hasCount(1);
    assertThat(visitor.row("b")).isVisible();
    page.waitForCondition(() -> "net::ERR_ABORTED".equals(ended.failure()));
  }

  @Test
  void typingAsksOnce(Visitor visitor) {
    Page page = visitor.page();
    page.clock().install();
    visitor.openList();
    assertThat(page.getByText("0 keys")).isVisible();
    List<String> asked = new ArrayList<>();
    page.onRequest(request -> asked.add(request.url()));
    page.clock().pauseAt(System.currentTimeMillis() + 3_600_000);

    visitor.search().press("End");
    visitor.search().pressSequentially("abc");
    page.waitForResponse(
        response -> response.url().endsWith("abc"), () -> page.clock().runFor(1_000));

    assertThat(asked).filteredOn(url -> url.contains("/v1/keys")).hasSize(1);
  }

  @Test
  void loadsMoreAndGoesOnThere(Visitor visitor) {
    for (int i = 0; i < 130; i++) {
      visitor.api().put(visitor.key("%03d".formatted(i)), "x");
    }
    visitor.openList();
    assertThat(visitor.rows()).hasCount(100);
    assertThat(visitor.page().getByText("100 keys, and more")).isVisible();

    visitor.button("Load more").click();

    assertThat(visitor.rows()).hasCount(130);
    assertThat(visitor.row("/100")).isFocused();
    assertThat(visitor.button("Load more")).hasCount(0);
  }

  @Test
  void browsesLikeFolders(Visitor visitor) {
    visitor.api().put(visitor.key("users/42/name"), "Ada");
    visitor.api().put(visitor.key("users/43/name"), "Grace");
    visitor.api().put(visitor.key("greeting"), "Hello");
    visitor.openList();
    visitor.button("Folders").click();
    assertThat(visitor.rows()).hasCount(2);

    visitor.folder("users/").click();
    visitor.folder("43/").click();
    visitor.row("name").click();

    assertThat(visitor.heading(visitor.key("users/43/name"))).isVisible();
    visitor.page().locator("folder-path").getByText("users").click();
    assertThat(visitor.folder("42/")).isVisible();
    visitor.page().goBack();
    assertThat(visitor.row("name")).isVisible();
  }
}
