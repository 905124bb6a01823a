package dev.cubby.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@Journey
final class EditingTest {

  @Test
  void replacesWhatWasShown(Visitor visitor) {
    String key = visitor.key("k");
    visitor.api().put(key, "before");
    edit(visitor, "after");

    assertThat(visitor.page().locator("value-view li")).hasText("after");
    assertThat(visitor.api().read(key)).isEqualTo("after");
  }

  @Test
  void conflictOverwritten(Visitor visitor) {
    conflict(visitor, "mine");
    visitor.button("Overwrite with mine").click();

    assertThat(visitor.page().locator("value-view li")).hasText("mine");
    assertThat(visitor.api().read(visitor.key("k"))).isEqualTo("mine");
  }

  @Test
  void conflictGivenUp(Visitor visitor) {
    conflict(visitor, "mine");
    visitor.button("Take theirs").click();

    assertThat(visitor.page().locator("value-view li")).hasText("theirs");
    assertThat(visitor.api().read(visitor.key("k"))).isEqualTo("theirs");
  }

  @Test
  void conflictLeftOpenStaysOne(Visitor visitor) {
    conflict(visitor, "mine");
    visitor.button("Keep editing").click();
    visitor.field("Value").fill("mine, changed");
    visitor.button("Save").click();

    assertThat(side(visitor, "Yours")).containsText("mine, changed");
    assertThat(side(visitor, "On the server")).containsText("theirs");
    assertThat(visitor.api().read(visitor.key("k"))).isEqualTo("theirs");
  }

  @Test
  void overwritingMeetsTheNextConflict(Visitor visitor) {
    conflict(visitor, "mine");
    visitor.api().put(visitor.key("k"), "theirs again");
    visitor.button("Overwrite with mine").click();

    assertThat(side(visitor, "On the server")).containsText("theirs again");
    visitor.button("Overwrite with mine").click();
    assertThat(visitor.page().locator("value-view li")).hasText("mine");
  }

  @Test
  void deletedMeanwhileIsAConflictToo(Visitor visitor) {
    String key = visitor.key("k");
    visitor.api().put(key, "before");
    visitor.openKey(key);
    visitor.edit("mine");
    visitor.api().delete(key);
    visitor.button("Save").click();

    assertThat(visitor.heading("This key was deleted while you edited it")).isVisible();
    visitor.button("Store mine again").click();
    assertThat(visitor.page().locator("value-view li")).hasText("mine");
    assertThat(visitor.api().read(key)).isEqualTo("mine");
  }

  @Test
  void lineEndsStayAsTheyWere(Visitor visitor) {
    String key = visitor.key("k");
    visitor.api().put(key, "one\r\ntwo\r\n");
    edit(visitor, "one\ntwo\nthree\n");

    assertThat(visitor.page().locator("value-view li").nth(2)).hasText("three");
    assertThat(visitor.api().read(key)).isEqualTo("one\r\ntwo\r\nthree\r\n");
  }

  @Test
  void whatIsNoTextIsReplacedByAFileOnly(Visitor visitor) {
    String key = visitor.key("k");
    visitor.api().put(key, Samples.allBytes(), "application/octet-stream");
    visitor.openKey(key);
    visitor.button("Edit").click();
    assertThat(visitor.page().getByText("editing it as text would spoil it")).isVisible();
    assertThat(visitor.page().locator("key-editor textarea")).hasCount(0);

    visitor.field("Value").setInputFiles(new FilePayload("x.png", "image/png", Samples.png()));
    visitor.button("Save").click();

    assertThat(visitor.page().getByAltText("The value as an image")).isVisible();
    assertThat(visitor.api().get(key).body()).isEqualTo(Samples.png());
  }

  @Test
  void lifetimeStaysUnlessChanged(Visitor visitor) {
    String key = visitor.key("k");
    visitor.api().put(key, "before".getBytes(StandardCharsets.UTF_8), "text/plain", "?ttl=600");
    edit(visitor, "after");

    assertThat(visitor.page().locator("value-view li")).hasText("after");
    String expires = visitor.api().get(key).headers().firstValue("Cubby-Expires").orElseThrow();
    assertThat(Duration.between(Instant.now(), Instant.parse(expires)))
        .isBetween(Duration.ofSeconds(500), Duration.ofSeconds(601));
  }

  @Test
  void draftWaitsWhileAnotherKeyIsRead(Visitor visitor) {
    visitor.api().put(visitor.key("k"), "before");
    visitor.api().put(visitor.key("other"), "else");
    visitor.openKey(visitor.key("k"));
    visitor.edit("half a th");
    visitor.row("other").click();
    assertThat(visitor.page().locator("value-view li")).hasText("else");

    visitor.row("/k").click();

    assertThat(visitor.field("Value")).hasValue("half a th");
    visitor.button("Cancel").click();
    assertThat(visitor.page().locator("value-view li")).hasText("before");
  }

  private static void edit(Visitor visitor, String text) {
    visitor.openKey(visitor.key("k"));
    visitor.edit(text);
    visitor.button("Save").click();
  }

  private static void conflict(Visitor visitor, String mine) {
    visitor.saveTooLate("k", mine, "theirs");
    assertThat(side(visitor, "Yours")).containsText(mine);
    assertThat(side(visitor, "On the server")).containsText("theirs");
  }

  private static Locator side(Visitor visitor, String name) {
    return visitor.page().locator("conflict-dialog section[aria-label='" + name + "']");
  }
}
