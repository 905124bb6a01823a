package dev.cubby.api.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightFindingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"db2", "\"db-2\"", "*", "1 (db2)", "FIRST 1 (\"any\")"})
  void oneNamedStandbyIsAsItShouldBe(String standbys) {
    assertThat(with("on", standbys, true, true, false, 0).findings()).isEmpty();
    assertThat(with("remote_apply", standbys, true, true, false, 0).findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ANY 1 (db2, db3)", " any 1(db2)", "Any 2 (db1, db2, db3)"})
  void aQuorumEndsTheStart(String standbys) {
    breaks(with("on", standbys, true, true, false, 0), "Name the one standby");
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "local", "remote_write"})
  void aCommitThatDoesNotWaitEndsTheStart(String synchronousCommit) {
    breaks(
        with(synchronousCommit, "db2", true, true, false, 0),
        "ALTER ROLE cubby SET synchronous_commit = on");
  }

  @Test
  void aDiskThatMayLoseWritesEndsTheStart() {
    breaks(with("on", "db2", false, true, false, 0), "Set fsync = on");
    breaks(with("on", "db2", true, false, false, 0), "Set full_page_writes = on");
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    assertThat(with("off", "ANY 1 (a, b)", false, false, true, 5).findings()).hasSize(6);
  }

  @Test
  void whatWeakensAPromiseIsToldAndPasses() {
    weakens(with("on", "", true, true, false, 0), "end with that machine's disk");
    weakens(with("on", "db2, db3", true, true, false, 0), "Name one");
    weakens(with("on", "db2", true, true, true, 0), "REVOKE pg_signal_backend FROM cubby");
    weakens(with("on", "db2", true, true, false, 500), "is 500 ms");
  }

  @Test
  void aStandbyOfWhichTheApiDoesNotKnowIsTold() {
    weakens(
        new Preflight("cubby", "on", "db2", true, true, false, 0, false),
        "Set CUBBY_DB_STANDBY=true");
  }

  private static void breaks(Preflight preflight, String text) {
    assertThat(preflight.findings()).hasSize(1);
    assertThatThrownBy(preflight::pass)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(text);
  }

  private static void weakens(Preflight preflight, String text) {
    List<Preflight.Finding> findings = preflight.findings();
    assertThat(findings)
        .singleElement()
        .satisfies(found -> assertThat(found.text()).contains(text));
    assertThatCode(preflight::pass).doesNotThrowAnyException();
  }

  private static Preflight with(
      String synchronousCommit,
      String standbys,
      boolean fsync,
      boolean fullPageWrites,
      boolean mayCancel,
      int connectionCheck) {
    return new Preflight(
        "cubby",
        synchronousCommit,
        standbys,
        fsync,
        fullPageWrites,
        mayCancel,
        connectionCheck,
        true);
  }
}
