package dev.cubby.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import org.junit.jupiter.api.Test;

/** All can be done without a mouse, and the focus is never lost. */
@Journey
final class KeyboardTest {

  @Test
  void createsEditsDeletesAndUndoes(Visitor visitor) {
    visitor.openList();
    Keyboard keys = visitor.page().keyboard();
    visitor.tabTo("New key");
    keys.press("Enter");
    assertThat(visitor.field("Key")).isFocused();
    keys.type(visitor.key("k"));
    visitor.tabTo("Value");
    keys.type("one");
    visitor.tabTo("Create");
    keys.press("Enter");
    assertThat(visitor.heading(visitor.key("k"))).isVisible();

    visitor.tabTo("Edit");
    keys.press("Enter");
    assertThat(visitor.field("Value")).isFocused();
    keys.press("ControlOrMeta+A");
    keys.type("two");
    visitor.tabTo("Save");
    keys.press("Enter");
    assertThat(visitor.button("Edit")).isFocused();
    assertThat(visitor.api().read(visitor.key("k"))).isEqualTo("two");

    keys.press("Shift+Tab");
    assertThat(visitor.button("Delete")).isFocused();
    keys.press("Enter");
    assertThat(visitor.button("Undo")).isFocused();
    keys.press("Enter");
    assertThat(visitor.heading(visitor.key("k"))).isVisible();
    assertThat(visitor.api().read(visitor.key("k"))).isEqualTo("two");
  }

  @Test
  void arrowsWalkThroughTheList(Visitor visitor) {
    for (String name : new String[] {"a", "b", "c"}) {
      visitor.api().put(visitor.key(name), name);
    }
    visitor.openList();
    Keyboard keys = visitor.page().keyboard();
    visitor.row("/a").focus();
    keys.press("ArrowDown");
    assertThat(visitor.row("/b")).isFocused();
    keys.press("End");
    assertThat(visitor.row("/c")).isFocused();
    keys.press("Home");
    keys.press("ArrowUp");
    assertThat(visitor.search()).isFocused();
  }

  @Test
  void narrowPageBringsTheFocusAlong(Visitor visitor) {
    visitor.api().put(visitor.key("k"), "here");
    visitor.page().setViewportSize(360, 640);
    visitor.openList();
    visitor.row("/k").focus();
    visitor.page().keyboard().press("Enter");
    assertThat(visitor.page().locator(".detail")).isFocused();
    visitor.tabTo("All keys");
    visitor.page().keyboard().press("Enter");
    assertThat(visitor.row("/k")).isFocused();
  }

  @Test
  void escapeLeavesAConflictOpen(Visitor visitor) {
    visitor.saveTooLate("k", "mine", "theirs");
    assertThat(visitor.button("Take theirs")).isVisible();

    visitor.page().keyboard().press("Escape");

    assertThat(visitor.field("Value")).hasValue("mine");
    assertThat(visitor.api().read(visitor.key("k"))).isEqualTo("theirs");
  }
}
