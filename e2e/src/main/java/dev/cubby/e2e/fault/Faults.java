package dev.cubby.e2e.fault;

import java.util.ArrayList;
import java.util.List;

/** The faults that each system can have. */
public final class Faults {
  private static final String ONE_OF_TWO = "its requests under way; the other goes on";
  private static final String ALL = "502 or 503 within 2.2 s while it lasts";
  private static final String CACHE = "about a second once, then slower";
  private static final String DATABASE = "cached reads for a second, then 503 within 2.2 s";

  /**
   * By the system's name.
   *
   * @param system compose or standalone
   */
  public static List<Fault> of(String system) {
    return system.equals("standalone") ? STANDALONE : COMPOSE;
  }

  private static final List<Fault> STANDALONE =
      List.of(fault("kill standalone", "until it is back"), fault("pause standalone", "a pause"));

  private static final List<Fault> COMPOSE = compose();

  private static List<Fault> compose() {
    var faults = new ArrayList<Fault>();
    for (String kind : List.of("kill", "pause")) {
      faults.add(fault(kind + " api", ONE_OF_TWO));
      faults.add(fault(kind + " dedup", ONE_OF_TWO));
      faults.add(fault(kind + " api-cache", CACHE));
      faults.add(fault(kind + " db", DATABASE));
      faults.add(fault(kind + " edge", "while it lasts"));
    }
    faults.add(fault("kill-all api", ALL));
    faults.add(fault("kill-all dedup", ALL));
    faults.add(fault("kill web-cache", "nothing"));
    faults.add(fault("kill web", "nothing"));
    faults.add(fault("empty api-cache", CACHE));
    for (String kind : List.of("cut", "deaf")) {
      faults.add(fault(kind + " api api-cache", CACHE));
      faults.add(fault(kind + " api db", DATABASE));
      faults.add(fault(kind + " dedup api", ALL));
      faults.add(fault(kind + " edge dedup", ALL));
    }
    faults.add(fault("deaf api-cache api", CACHE));
    faults.add(fault("deaf db api", DATABASE));
    faults.add(fault("deaf api dedup", ALL));
    faults.add(fault("scale api dedup", "nothing"));
    faults.add(fault("disk-full db", "reads go on; writes 507"));
    return List.copyOf(faults);
  }

  private static Fault fault(String words, String promised) {
    return new Fault(List.of(words.split(" ")), promised);
  }

  private Faults() {}
}
