package dev.cubby.e2e.fault;

import static dev.cubby.e2e.fault.Fault.BY_ITSELF;

import java.util.ArrayList;
import java.util.List;

/** The faults of the system in a cluster. */
final class KubernetesFaults {
  private static final String OTHERS_ANSWER = "2.2 s (the other answers)";
  private static final String CACHE = "1 s or so, once";
  private static final String NOTHING = "nothing";

  static List<Fault> all() {
    var faults = new ArrayList<Fault>();
    faults.addAll(ofDeployment("edge", Part.EDGE));
    faults.addAll(ofDeployment("dedup", Part.DEDUP));
    faults.addAll(ofDeployment("api", Part.API));
    faults.add(
        new Fault(
            "kill api-cache's pod",
            "kill_pods api-cache",
            rolledOut("statefulset/api-cache", 90),
            CACHE,
            Part.CACHE));
    faults.add(
        new Fault(
            "kill db's pod",
            "kill_pods db",
            rolledOut("statefulset/db", 90),
            "until it is back",
            Part.DB));
    faults.add(
        new Fault(
            "kill a pod of api and api-cache's",
            "kill_pods api && kill_pods api-cache",
            rolledOut("statefulset/api-cache", 90),
            "2.2 s",
            Part.API,
            Part.CACHE));
    faults.add(closed("cache", "api-cache", CACHE, Part.CACHE));
    faults.add(closed("db", "db", "until it is open", Part.DB));
    faults.add(
        new Fault("more replicas and then fewer", "more", "fewer", NOTHING, Part.API, Part.DEDUP));
    return List.copyOf(faults);
  }

  private static List<Fault> ofDeployment(String name, Part part) {
    String deployment = "deployment/" + name;
    return List.of(
        new Fault("kill a pod of " + name, "kill_pods " + name, BY_ITSELF, OTHERS_ANSWER, part),
        new Fault(
            "kill all pods of " + name,
            "kill_pods " + name + " 9",
            rolledOut(deployment, 90),
            "until one is back",
            part),
        new Fault(
            "roll " + name + " over",
            "k rollout restart " + deployment,
            rolledOut(deployment, 120),
            NOTHING,
            part));
  }

  private static Fault closed(String name, String policy, String allowed, Part part) {
    return new Fault(
        name + " closed by policy", "close_to_all " + policy, "open_again", allowed, part);
  }

  private static String rolledOut(String workload, int seconds) {
    return "k rollout status %s --timeout=%ds".formatted(workload, seconds);
  }

  private KubernetesFaults() {}
}
