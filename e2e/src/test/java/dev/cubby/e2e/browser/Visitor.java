package dev.cubby.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A browser window on the site, an API beside it, and a prefix of keys that is this test's own. */
final class Visitor implements AutoCloseable {
  private static final String FOCUSED =
      """
      () => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return (element?.labels?.[0] ?? element)?.textContent.trim();
      }\
      """;

  /** Tests wait for what they see, so this is only how long a busy machine may take. */
  private static final int PATIENCE_MS = 30_000;

  private final BrowserContext context;
  private final Page page;
  private final URI url;
  private final Api api;
  private final String prefix = "e2e-" + UUID.randomUUID().toString().substring(0, 4) + "/";
  private final List<String> complaints = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private final Set<String> underWay = new LinkedHashSet<>();

  Visitor(Browser browser, Subject subject) {
    url = subject.url();
    api = Api.of(url, subject.token());
    context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(1280, 800).setLocale("en-GB"));
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    page.onPageError(complaints::add);
    page.onConsoleMessage(this::onConsole);
    page.onRequest(request -> underWay.add(request.url()));
    page.onRequestFinished(request -> underWay.remove(request.url()));
    page.onRequestFailed(request -> {
      underWay.remove(request.url());
      lost.add(request.url() + ": " + request.failure());
    });
    page.onResponse(response -> {
      if (response.status() >= 500) {
        lost.add(response.url() + ": " + response.status());
      }
    });
  }

  Page page() {
    return page;
  }

  Api api() {
    return api;
  }

  /** The site's address. */
  String site() {
    return url.toString();
  }

  /** A key of this test's own. */
  String key(String name) {
    return prefix + name;
  }

  /** What all keys of this test begin with; ends with a slash. */
  String prefix() {
    return prefix;
  }

  /** Opens the list of this test's keys. */
  void openList() {
    openHash("#/?prefix=" + Api.encode(prefix));
  }

  void openKey(String key) {
    openHash("#/k/" + Api.path(key) + "?prefix=" + Api.encode(prefix));
  }

  /**
   * Opens the site's address with a hash, such as {@code #/k/a}. Loads the page again where
   * Chromium broke it off because the machine's network changed, as it does when a container starts
   * or ends beside the test. A system that starts has a dozen of them, one after the other.
   */
  void openHash(String hash) {
    page.navigate(url + hash);
    long begun = System.currentTimeMillis();
    while (networkChanged() && System.currentTimeMillis() - begun < PATIENCE_MS) {
      lost.clear();
      complaints.clear();
      page.reload();
    }
  }

  private boolean networkChanged() {
    return lost.stream().anyMatch(request -> request.endsWith("net::ERR_NETWORK_CHANGED"));
  }

  void prefers(ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator heading(String name) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
        .filter(new Locator.FilterOptions().setVisible(true));
  }

  Locator tab(String name) {
    return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** The name of a fact about the key that is shown. */
  Locator fact(String name) {
    return page.locator("key-view dt")
        .getByText(name, new Locator.GetByTextOptions().setExact(true));
  }

  Locator search() {
    return field("Keys that begin with");
  }

  /** Opens the dialog that creates a key, with a key of this test's own. */
  void newKey(String name) {
    button("New key").first().click();
    field("Key").fill(key(name));
  }

  /** Changes the value of the key that is shown, without saving it. */
  void edit(String value) {
    button("Edit").click();
    field("Value").fill(value);
  }

  /** Saves a value that was edited while somebody else wrote theirs. */
  void saveTooLate(String name, String mine, String theirs) {
    api.put(key(name), "before");
    openKey(key(name));
    edit(mine);
    api.put(key(name), theirs);
    button("Save").click();
  }

  /** Presses Tab until the element with this name has the focus. */
  void tabTo(String name) {
    for (int i = 0; i < 40; i++) {
      page.keyboard().press("Tab");
      if (name.equals(page.evaluate(FOCUSED))) {
        return;
      }
    }
    throw new AssertionError("Tab does not lead to " + name);
  }

  /** Rows of the list, keys and folders. */
  Locator rows() {
    return page.locator("key-list ul > li > a");
  }

  Locator folder(String name) {
    return page.locator("key-list .folder").filter(new Locator.FilterOptions().setHasText(name));
  }

  Locator row(String name) {
    return rows().filter(new Locator.FilterOptions().setHasText(name));
  }

  /**
   * The requests that got an answer of 500 and above, or none: each with why, or still under way.
   */
  String lost() {
    return "%s; not answered: %s".formatted(lost, underWay);
  }

  /** Keeps a picture of what is in the window. */
  void shoot(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  /** For a test that provokes what the browser complains about. */
  void forgiveComplaints() {
    complaints.clear();
  }

  /** Fails where a script failed or the policy of the page was broken. */
  void checkComplaints() {
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  private void onConsole(ConsoleMessage message) {
    // Answers such as 404 and 412 are logged by Chromium itself; the page is made to meet them.
    if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
      complaints.add(message.text());
    }
  }

  @Override
  public void close() {
    context.close();
    api.deleteAll(prefix);
  }
}
