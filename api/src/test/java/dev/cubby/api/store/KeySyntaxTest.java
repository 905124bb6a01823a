package dev.cubby.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySyntaxTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", " ", "/", "//", "a/b", "a/", "/a", "...", "a.", ".a", "..a", "a..", "a/...", "%2e",
        "\\", "?#[]", "é", "\uFFFD", "\uFFFF", "😀", "\u200b"
      })
  void isAKey(String text) {
    assertThat(new Key(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "./a", "../a", "a/.", "a/..", "a/./b", "a/../b", "/..", "../"})
  void aDotSegmentIsRefused(String text) {
    refused(text, "segment");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, '\t', '\n', '\r', 0x1f, 0x7f, 0x80, 0x9f})
  void aControlCharacterIsRefusedAndNamed(int character) {
    refused("a" + (char) character + "b", "U+%04X".formatted(character));
  }

  @ParameterizedTest
  @ValueSource(ints = {0xD83D, 0xDE00})
  void halfASurrogatePairIsRefused(int half) {
    refused("a" + (char) half, "surrogate");
    refused((char) half + "a", "surrogate");
  }

  @Test
  void surrogatesInTheWrongOrderAreRefused() {
    refused("\uDE00\uD83D", "surrogate");
  }

  @Test
  void theEmptyKeyIsRefused() {
    refused("", "empty");
  }

  @ParameterizedTest
  @CsvSource({"a,512", "é,256", "\uFFFD,170", "😀,128"})
  void lengthIsCountedInBytesOfUtf8(String character, int most) {
    assertThat(new Key(character.repeat(most)).bytes()).hasSizeLessThanOrEqualTo(Key.MAX_BYTES);
    assertThatExceptionOfType(InvalidKeyException.class)
        .isThrownBy(() -> new Key(character.repeat(most + 1)))
        .matches(InvalidKeyException::tooLong)
        .withMessageContaining("at most 512");
  }

  @Test
  void keysAreOrderedByTheirBytesAndNotByTheirChars() {
    assertThat(new Key("\uFFFD")).isLessThan(new Key("😀"));
    assertThat(new Key("a")).isLessThan(new Key("a/"));
    assertThat(new Key("z")).isLessThan(new Key("é"));
  }

  private static void refused(String text, String reason) {
    assertThatExceptionOfType(InvalidKeyException.class)
        .isThrownBy(() -> new Key(text))
        .matches(e -> !e.tooLong())
        .withMessageContaining(reason);
  }
}
