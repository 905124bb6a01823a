package dev.cubby.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of the site for people to look at; kept in {@code target/screenshots}. */
@Journey
final class ScreenshotsTest {
  private static final Path FOLDER = Path.of("target", "screenshots");

  @ParameterizedTest
  @CsvSource({"LIGHT,360", "LIGHT,1280", "DARK,360", "DARK,1280"})
  void showListDetailAndConflict(ColorScheme scheme, int width, Visitor visitor) {
    Page page = visitor.page();
    page.setViewportSize(width, width < 500 ? 740 : 820);
    visitor.prefers(scheme);
    fill(visitor);

    visitor.openList();
    assertThat(visitor.row("greeting")).isVisible();
    shoot(page, "list", scheme, width);

    visitor.button("Folders").click();
    assertThat(visitor.folder("users/")).isVisible();
    shoot(page, "folders", scheme, width);

    visitor.openKey(visitor.key("users/42/profile"));
    assertThat(page.getByText("Ada Lovelace")).isVisible();
    assertThat(visitor.fact("Created")).isVisible();
    shoot(page, "detail", scheme, width);

    visitor.edit(Samples.PROFILE.replace("London", "Paris"));
    shoot(page, "edit", scheme, width);
    visitor
        .api()
        .put(
            visitor.key("users/42/profile"),
            Samples.PROFILE.replace("admin", "owner").getBytes(StandardCharsets.UTF_8),
            "application/json");
    visitor.button("Save").click();
    assertThat(visitor.button("Overwrite with mine")).isVisible();
    shoot(page, "conflict", scheme, width);
    visitor.button("Take theirs").click();

    visitor.openKey(visitor.key("users/42/avatar"));
    assertThat(page.getByAltText("The value as an image")).isVisible();
    shoot(page, "image", scheme, width);

    visitor.button("Delete").click();
    assertThat(visitor.button("Undo")).isVisible();
    shoot(page, "undo", scheme, width);
    visitor.button("Dismiss").click();

    visitor.button("New key").first().click();
    visitor.field("Key").fill(visitor.key("sessions/new"));
    visitor.field("Lifetime").selectOption("after");
    shoot(page, "create", scheme, width);
  }

  private static void fill(Visitor visitor) {
    Api api = visitor.api();
    byte[] profile = Samples.PROFILE.getBytes(StandardCharsets.UTF_8);
    api.put(visitor.key("users/42/profile"), profile, "application/json");
    api.put(visitor.key("users/42/avatar"), Samples.png(), "image/png");
    api.put(visitor.key("users/43/profile"), profile, "application/json");
    api.put(visitor.key("sessions/9f2c81"), profile, "application/json", "?ttl=1500");
    api.put(visitor.key("sessions/a0b1c2"), profile, "application/json", "?ttl=48");
    api.put(visitor.key("config/feature flags.json"), profile, "application/json");
    api.put(visitor.key("notes/سلام دنیا"), "مرحبا");
    api.put(visitor.key("greeting"), "Hello\nWorld\n");
    api.put(visitor.key("odd/100% #1?.txt “q” <b>&amp;"), "<script>alert(1)</script>\n");
    api.put(visitor.key("backups/2026-07-01.bin"), new byte[300_000], "application/octet-stream");
  }

  private static void shoot(Page page, String name, ColorScheme scheme, int width) {
    String file = "%s-%s-%d.png".formatted(name, scheme.name().toLowerCase(Locale.ROOT), width);
    page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(file)));
  }
}
