package dev.cubby.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Journey
final class ReadingTest {
  private static final int MIB = 1 << 20;
  private static final long HOUR = 3_600_000;

  @Test
  void formatsJsonWithoutChangingIt(Visitor visitor) {
    String json = "{\"n\":12345678901234567890.10,\"a\":[],\"n\":{\"s\":\"\\u00e9, [x]: {\"}}";
    visitor.api().put(visitor.key("j"), json.getBytes(StandardCharsets.UTF_8), "application/json");
    visitor.openKey(visitor.key("j"));

    assertThat(visitor.page().locator("value-view li"))
        .hasText(
            new String[] {
              "{",
              "\"n\": 12345678901234567890.10,",
              "\"a\": [],",
              "\"n\": {",
              "\"s\": \"\\u00e9, [x]: {\"",
              "}",
              "}"
            });
    visitor.tab("Text").click();
    assertThat(visitor.page().locator("value-view li")).hasText(json);
  }

  @Test
  void showsBytesInHex(Visitor visitor) {
    visitor.api().put(visitor.key("b"), Samples.allBytes(), "application/octet-stream");
    visitor.openKey(visitor.key("b"));

    assertThat(visitor.page().locator("value-view pre"))
        .containsText(
            "00000040  40 41 42 43 44 45 46 47  48 49 4a 4b 4c 4d 4e 4f  @ABCDEFGHIJKLMNO");
    assertThat(visitor.tab("Text")).hasCount(0);
  }

  @Test
  void downloadsTheBytesAsStored(Visitor visitor) throws IOException {
    visitor.api().put(visitor.key("b.bin"), Samples.allBytes(), "application/octet-stream");
    visitor.openKey(visitor.key("b.bin"));

    Download download = visitor.page().waitForDownload(() -> visitor.button("Download").click());

    assertThat(download.suggestedFilename()).isEqualTo("b.bin");
    assertThat(Files.readAllBytes(download.path())).isEqualTo(Samples.allBytes());
  }

  @Test
  void showsAPictureAsOne(Visitor visitor) {
    visitor.api().put(visitor.key("p.png"), Samples.png(), "image/png");
    visitor.openKey(visitor.key("p.png"));

    Locator image = visitor.page().getByAltText("The value as an image");
    assertThat(image).isVisible();
    assertThat(image.evaluate("image => image.decode().then(() => image.naturalWidth)"))
        .isEqualTo(96);
  }

  @Test
  void runsNothingThatAValueHolds(Visitor visitor) {
    String html = "<script>window.ran = true</script><img src=x onerror='window.ran = true'>";
    visitor.api().put(visitor.key("h"), html.getBytes(StandardCharsets.UTF_8), "text/html");
    String svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>window.ran = true</script></svg>";
    visitor.api().put(visitor.key("s"), svg.getBytes(StandardCharsets.UTF_8), "image/svg+xml");

    visitor.openKey(visitor.key("h"));
    assertThat(visitor.page().locator("value-view li")).hasText(html);
    visitor.openKey(visitor.key("s"));
    assertThat(visitor.page().getByAltText("The value as an image")).isVisible();

    assertThat(visitor.page().evaluate("() => window.ran === undefined")).isEqualTo(true);
  }

  @ParameterizedTest
  @CsvSource({"text/plain, Text", "application/json, JSON", "application/octet-stream, Hex"})
  void showsTheBeginningOfALargeValue(String type, String tab, Visitor visitor) {
    byte[] large = new byte[MIB];
    Arrays.fill(large, (byte) (tab.equals("Hex") ? 0 : 'x'));
    if (tab.equals("JSON")) {
      large[0] = '[';
      large[1] = '"';
      large[MIB - 2] = '"';
      large[MIB - 1] = ']';
    }
    visitor.api().put(visitor.key("large"), large, type);
    visitor.openKey(visitor.key("large"));

    Page page = visitor.page();
    assertThat(page.getByText("This is the beginning of 1.0 MiB")).isVisible();
    assertThat(visitor.tab(tab)).hasAttribute("aria-selected", "true");
    assertThat(page.locator("value-view #panel").textContent()).hasSizeLessThan(100_000);
  }

  @Test
  void tellsHowLongItLives(Visitor visitor) {
    visitor.api().put(visitor.key("t"), new byte[0], "text/plain", "?ttl=3");
    visitor.openKey(visitor.key("t"));

    Locator ttl = visitor.page().locator("key-view cubby-ttl");
    assertThat(ttl).containsText(" s");
    assertThat(ttl).containsText("expired");
    visitor.button("Reload").click();
    assertThat(visitor.page().getByText("There is no such key.")).isVisible();
  }

  @Test
  void countsDownByTheServersClock(Visitor visitor) {
    visitor.api().put(visitor.key("t"), new byte[0], "text/plain", "?ttl=600");
    Page page = visitor.page();
    page.clock().install(new Clock.InstallOptions().setTime(System.currentTimeMillis() + HOUR));
    page.route("**/v1/keys/**", ReadingTest::tellTheTime);
    visitor.openKey(visitor.key("t"));

    assertThat(page.locator("key-view cubby-ttl")).containsText("9 min");
  }

  private static void tellTheTime(Route route) {
    APIResponse answer = route.fetch();
    var headers = new HashMap<>(answer.headers());
    headers.put(
        "date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
    headers.merge("access-control-expose-headers", "Date", (all, date) -> all + ", " + date);
    route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
  }

  @Test
  void leadsOnFromAKeyThatIsNotThere(Visitor visitor) {
    visitor.openKey(visitor.key("missing"));
    assertThat(visitor.page().getByText("There is no such key.")).isVisible();

    visitor.button("Create it").click();

    assertThat(visitor.field("Key")).hasValue(visitor.key("missing"));
    visitor.button("Create").click();
    assertThat(visitor.page().getByText("The value is empty.")).isVisible();
  }

  @Test
  void saysThatALinkIsBroken(Visitor visitor) {
    visitor.openHash("#/k/%E0%A4%A");

    assertThat(visitor.page().getByText("broken percent-encoding")).isVisible();
  }
}
