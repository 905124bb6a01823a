package dev.cubby.e2e.workload;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ExportedTest {
  private static final String LINES =
      """
      {"cubby":1,"version":9,"prefix":"","exportedAt":"1970-01-01T00:00:02.000Z"}
      {"key":"a","value":"%s","version":5}
      {"key":"b","value":"x","version":6,"expiresAt":"1970-01-01T00:00:03.000Z"}
      """
          .formatted(Values.of("v", 40));

  @Test
  void aWholeExportIsRead() {
    Exported exported = requireNonNull(Exported.parse(7, LINES + "{\"end\":true,\"keys\":2}\n"));
    assertThat(exported.version()).isEqualTo(9);
    assertThat(exported.at()).isEqualTo(Instant.ofEpochSecond(2));
    assertThat(exported.lines()).first().isEqualTo(new Exported.Line("a", 5, "v", null));
    assertThat(exported.lines().getLast().expiresAt()).isEqualTo(Instant.ofEpochSecond(3));
  }

  @Test
  void aCutOffExportIsNone() {
    assertThat(Exported.parse(7, LINES)).isNull();
    assertThat(Exported.parse(7, LINES + "{\"end\":true,\"keys\":3}\n")).isNull();
  }

  @Test
  void anImportThatStoredALineChangedSomething() {
    assertThat(changed(0, 0, 0, true)).isFalse();
    assertThat(changed(1, 0, 0, true)).isTrue();
    assertThat(changed(0, 1, 0, true)).isTrue();
    assertThat(changed(0, 0, 1, true)).isTrue();
    assertThat(changed(0, 0, 0, false)).isTrue();
  }

  private static boolean changed(int created, int replaced, int failed, boolean complete) {
    String counts =
        "{\"created\":%d,\"replaced\":%d,\"failed\":%d,\"complete\":%b}"
            .formatted(created, replaced, failed, complete);
    return Exports.changedAnything(new JsonMapper().readTree(counts));
  }
}
