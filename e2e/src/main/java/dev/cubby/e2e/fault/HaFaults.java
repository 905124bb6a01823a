package dev.cubby.e2e.fault;

import static dev.cubby.e2e.fault.Fault.BY_ITSELF;
import static dev.cubby.e2e.fault.Part.API;
import static dev.cubby.e2e.fault.Part.DB;

import java.util.List;
import java.util.stream.Stream;

/** What happens to the system in containers whose database has three members. */
final class HaFaults {
  private static final String ANOTHER = "30 s, until another is the primary";
  private static final String STANDBY = "until another standby is named";
  private static final String NOTHING = "nothing";

  static List<Fault> all() {
    return Stream.of(withoutDb(), ofThePrimary(), cuts(), ofTheStandby(), ofEtcd(), planned())
        .flatMap(List::stream)
        .toList();
  }

  /** Those of the one database's system that are about its other parts. */
  private static List<Fault> withoutDb() {
    return ComposeFaults.all().stream().filter(fault -> !fault.parts().contains(DB)).toList();
  }

  private static Fault primary(String name, String comes, String goes, String allowed) {
    return new Fault(name, "at_primary && " + comes, goes, allowed, DB);
  }

  /**
   * Where the standby was paused before the primary is lost, no other member may have all that was
   * acknowledged. Then the cluster waits for the one that was lost.
   */
  private static List<Fault> ofThePrimary() {
    return List.of(
        primary("kill the primary", "kill_aim", "start_aim", ANOTHER),
        primary("lose the primary", "kill_aim", "replaced start_aim", ANOTHER),
        primary("crash the primary", "crash_aim", BY_ITSELF, ANOTHER),
        primary("pause the primary", "pause_aim", "unpause_aim", ANOTHER),
        primary("pause the primary for long", "pause_aim", "replaced unpause_aim", ANOTHER),
        primary("kill PostgreSQL", "kill_postgres", BY_ITSELF, ANOTHER),
        primary("hang Patroni", "hang_patroni", "replaced true", ANOTHER),
        primary(
            "cancel commits that wait",
            "pause_standby && cancel_commits 3",
            "unpause_standby",
            STANDBY),
        primary(
            "cancel commits and lose the primary",
            "pause_standby && cancel_commits 1 && kill_aim",
            "unpause_standby && sleep 25 && start_aim",
            ANOTHER));
  }

  private static List<Fault> cuts() {
    return List.of(
        primary(
            "the primary is cut off from members and etcd",
            "cut_from_members $(aim)",
            "replaced join_members $(aim)",
            ANOTHER),
        primary(
            "the primary is cut off from all",
            "cut_from_all",
            "replaced join_members $(aim)",
            ANOTHER),
        primary(
            "the primary and its standby are cut off from members and etcd",
            "cut_two",
            "sleep 10 && join_two",
            "until they are back"),
        new Fault(
            "an api hears nothing of the primary",
            "at_primary && deaf api $(aim)",
            "mend api",
            "2.5 s (the other answers)",
            API,
            DB),
        primary("packets of the primary wait", "late_link $(aim)", "timely_link $(aim)", "slower"));
  }

  private static Fault standby(String name, String comes, String goes) {
    return new Fault(name, "at_standby && " + comes, goes, STANDBY, DB);
  }

  private static List<Fault> ofTheStandby() {
    return List.of(
        standby("kill the standby", "kill_aim", "start_aim"),
        standby("pause the standby", "pause_aim", "unpause_aim"),
        standby(
            "the standby is cut off from members and etcd",
            "cut_from_members $(aim)",
            "join_members $(aim)"));
  }

  private static List<Fault> ofEtcd() {
    return List.of(
        new Fault("kill one etcd", "compose kill etcd1", "compose start etcd1", NOTHING, DB),
        new Fault("kill all etcd", "kill_coordinators", "start_coordinators", NOTHING, DB));
  }

  private static List<Fault> planned() {
    return List.of(
        primary("switch over", "switch_over", BY_ITSELF, "10 s"),
        new Fault(
            "restart one member after another", "one_after_the_other", BY_ITSELF, "10 s", DB));
  }

  private HaFaults() {}
}
