package dev.cubby.e2e.check;

import static dev.cubby.e2e.check.Story.found;
import static dev.cubby.e2e.check.Story.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.e2e.check.Violation.Rule;
import dev.cubby.e2e.history.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each way of breaking the promise is found and named; what is like it and allowed is not. */
final class PlantedTest {

  private static @Nullable Rule judge(Story story) {
    Violation found = KeyCheck.check(story.operations(), Margins.DEFAULT);
    return found == null ? null : found.rule();
  }

  private static Story twoPuts() {
    return new Story().put("a", 0, 1, written(1, true)).put("b", 2, 3, written(2, false));
  }

  @Test
  void rejectsAStaleReadAfterAnAcknowledgement() {
    assertThat(judge(twoPuts().read(4, 5, found(1, "a")))).isEqualTo(Rule.STALE);
  }

  @Test
  void acceptsTheOldValueWhileTheWriteIsUnderWay() {
    assertThat(judge(twoPuts().read(2, 5, found(1, "a")))).isNull();
  }

  @Test
  void rejectsALostWrite() {
    assertThat(judge(twoPuts().read(4, 5, Outcome.ABSENT))).isEqualTo(Rule.LOST);
  }

  @Test
  void acceptsAnAbsentKeyWhereADeleteMayHaveBeenDone() {
    assertThat(judge(twoPuts().delete(3, 4, Outcome.UNKNOWN).read(5, 6, Outcome.ABSENT))).isNull();
    assertThat(judge(twoPuts().delete(3, 4, Outcome.NOT_DONE).read(5, 6, Outcome.ABSENT)))
        .isEqualTo(Rule.LOST);
  }

  @Test
  void rejectsAWriteThatCameBackAfterADelete() {
    Story story = twoPuts().delete(4, 5, Outcome.DELETED).read(6, 7, found(2, "b"));
    assertThat(judge(story)).isEqualTo(Rule.STALE);
  }

  @Test
  void rejectsOneWriteDoneTwiceOnARetry() {
    Story story =
        new Story()
            .put("a", 0, 1, Outcome.UNKNOWN)
            .read(2, 3, found(1, "a"))
            .read(4, 5, found(2, "a"));
    assertThat(judge(story)).isEqualTo(Rule.WRITTEN_TWICE);
  }

  @Test
  void rejectsTheNewThenTheOld() {
    Story story =
        new Story()
            .put("a", 0, 1, written(1, true))
            .put("b", 2, 9, Outcome.UNKNOWN)
            .read(3, 4, found(2, "b"))
            .read(5, 6, found(1, "a"));
    assertThat(judge(story)).isEqualTo(Rule.STALE);
  }

  @Test
  void acceptsTheOldThenTheNew() {
    Story story =
        new Story()
            .put("a", 0, 1, written(1, true))
            .put("b", 2, 3, Outcome.UNKNOWN)
            .read(4, 5, found(1, "a"))
            .read(6, 7, found(2, "b"));
    assertThat(judge(story)).isNull();
  }

  @Test
  void rejectsAValueWhoseWriteFailed() {
    Story story = new Story().put("a", 0, 1, Outcome.NOT_DONE).read(2, 3, found(1, "a"));
    assertThat(judge(story)).isEqualTo(Rule.FAILED_WRITE_SEEN);
  }

  @Test
  void rejectsAValueWhoseWriteWasRefused() {
    Story story =
        new Story()
            .put("a", 0, 1, written(1, true))
            .create("b", 2, 3, new Outcome.Refused(1L))
            .read(4, 5, found(2, "b"));
    assertThat(judge(story)).isEqualTo(Rule.FAILED_WRITE_SEEN);
  }

  @Test
  void rejectsAVersionUsedTwice() {
    Story story =
        new Story()
            .put("a", 0, 1, written(1, true))
            .delete(2, 3, Outcome.DELETED)
            .put("b", 4, 5, written(1, true));
    assertThat(judge(story)).isEqualTo(Rule.VERSION_REUSED);
  }

  @Test
  void rejectsAVersionThatGoesBack() {
    Story story =
        new Story()
            .put("a", 0, 1, written(5, true))
            .delete(2, 3, Outcome.DELETED)
            .put("b", 4, 5, written(4, true));
    assertThat(judge(story)).isNotNull();
  }

  @Test
  void rejectsTwoThatBothWonFromOneVersion() {
    Story story =
        new Story()
            .put("a", 0, 1, written(1, true))
            .putAt(1, "b", 2, 9, written(2, false))
            .putAt(1, "c", 2, 9, written(3, false));
    assertThat(judge(story)).isNotNull();
  }

  @Test
  void rejectsTwoThatBothCreated() {
    Story story =
        new Story().create("a", 0, 9, written(1, true)).create("b", 0, 9, written(2, true));
    assertThat(judge(story)).isEqualTo(Rule.IMPOSSIBLE_WRITE);
  }

  @Test
  void rejectsAValueThatNobodyPut() {
    assertThat(judge(twoPuts().read(4, 5, found(3, "damaged: b")))).isEqualTo(Rule.NEVER_WRITTEN);
  }

  /** A key that was there before its put was called. */
  @Test
  void rejectsAValueSeenBeforeItWasPut() {
    Story story = new Story().read(0, 1, found(1, "a")).put("a", 2, 3, written(1, true));
    assertThat(judge(story)).isNotNull();
  }
}
