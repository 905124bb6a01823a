package dev.cubby.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The page's policy is sent, and the browser keeps it. */
@Journey
final class PolicyTest {

  @Test
  void pageIsServedWithItsPolicy(Visitor visitor) {
    Response page = Objects.requireNonNull(visitor.page().navigate(visitor.site()));

    assertThat(List.of(page.headerValue("Content-Security-Policy").split("; ")))
        .contains(
            "default-src 'none'",
            "style-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'")
        .noneMatch(directive -> directive.contains("unsafe"));
    assertThat(page.headerValue("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void nothingInlineRuns(Visitor visitor) {
    visitor.openList();
    assertThat(visitor.search()).isVisible();
    Page page = visitor.page();

    assertThatThrownBy(() -> page.evaluate("() => { document.body.innerHTML = '<b>x</b>'; }"))
        .isInstanceOf(PlaywrightException.class)
        .hasMessageContaining("TrustedHTML");
    assertThatThrownBy(() ->
            page.evaluate("() => { document.createElement('script').text = 'window.ran = true'; }"))
        .isInstanceOf(PlaywrightException.class)
        .hasMessageContaining("TrustedScript");
    visitor.forgiveComplaints();
  }
}
