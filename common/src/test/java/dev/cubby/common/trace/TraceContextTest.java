package dev.cubby.common.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  @Test
  void aValidParentGivesTheSameTraceAndASpanOfItsOwn() {
    TraceContext context = TraceContext.of("00-" + TRACE + "-" + SPAN + "-01");
    assertThat(context.traceId()).isEqualTo(TRACE);
    assertThat(context.spanId()).matches("[0-9a-f]{16}").isNotEqualTo(SPAN);
    assertThat(context.traceparent()).isEqualTo("00-" + TRACE + "-" + context.spanId() + "-01");
  }

  @Test
  void aLaterVersionIsReadAsFarAsItIsKnown() {
    assertThat(TraceContext.of("cc-" + TRACE + "-" + SPAN + "-01-more").traceId()).isEqualTo(TRACE);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "00-" + TRACE + "-" + SPAN,
        "00-" + TRACE + "-" + SPAN + "-01-more",
        "ff-" + TRACE + "-" + SPAN + "-01",
        "00-00000000000000000000000000000000-" + SPAN + "-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
        "00_" + TRACE + "-" + SPAN + "-01",
      })
  void anInvalidParentStartsANewTrace(String header) {
    assertThat(TraceContext.of(header).traceparent())
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
        .doesNotContain(TRACE);
  }
}
