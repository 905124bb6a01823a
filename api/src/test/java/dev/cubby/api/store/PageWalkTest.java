package dev.cubby.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageWalkTest {

  @Test
  void aFoldedPrefixIsSkippedAndNotScanned() {
    PageWalk walk = new PageWalk(new Listing("logs/", "/", 10, null));
    assertThat(walk.nextRange()).isTrue();
    assertThat(walk.from()).isEqualTo(bytes("logs/"));
    assertThat(walk.take(key("logs/2026/1"))).isFalse();
    assertThat(walk.nextRange()).isTrue();
    assertThat(walk.from()).isEqualTo(bytes("logs/20260")); // '0' comes behind '/'
    assertThat(walk.to()).isEqualTo(bytes("logs0"));
    assertThat(walk.nextRange()).isFalse();
  }

  @Test
  void noMoreIsAskedForThanOneBeyondTheLimit() {
    PageWalk walk = new PageWalk(new Listing("", null, 2, null));
    assertThat(walk.nextRange()).isTrue();
    assertThat(walk.wanted()).isEqualTo(3);
    assertThat(walk.take(key("a"))).isTrue();
    assertThat(walk.take(key("b"))).isTrue();
    assertThat(walk.page(7).next()).isNull();
    assertThat(walk.take(key("c"))).isFalse();
    assertThat(walk.page(7).next()).isEqualTo("b");
    assertThat(walk.page(7).keys()).hasSize(2);
    assertThat(walk.nextRange()).isFalse();
  }

  @Test
  void aCursorInsideOfAFoldedPrefixDoesNotSkipTheRestOfIt() {
    assertThat(new PageWalk(new Listing("", "/", 10, "a/b")).from()).isEqualTo(bytes("a/b\0"));
    assertThat(new PageWalk(new Listing("", "/", 10, "a/")).from()).isEqualTo(bytes("a0"));
    assertThat(new PageWalk(new Listing("", null, 10, "a/")).from()).isEqualTo(bytes("a/\0"));
  }

  private static Metadata key(String text) {
    return new Metadata(new Key(text), 1, 0, "text/plain", 0, 0, null);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
