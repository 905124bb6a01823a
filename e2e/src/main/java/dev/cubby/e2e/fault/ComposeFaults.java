package dev.cubby.e2e.fault;

import static dev.cubby.e2e.fault.Fault.BY_ITSELF;
import static dev.cubby.e2e.fault.Part.API;
import static dev.cubby.e2e.fault.Part.CACHE;
import static dev.cubby.e2e.fault.Part.DB;
import static dev.cubby.e2e.fault.Part.DEDUP;
import static dev.cubby.e2e.fault.Part.EDGE;

import java.util.List;
import java.util.stream.Stream;

/**
 * What happens to the system in containers, which the engine starts again when they are killed. How
 * long each may keep clients from answers is the table in {@code docs/guarantees.md}.
 */
final class ComposeFaults {
  private static final String CACHE_AWAY = "1 s or so, once";
  private static final String ALL_AWAY = "until it is back";
  private static final String OTHERS_ANSWER = "2.5 s (the other answers)";
  private static final String NOTHING = "nothing";
  private static final String SLOWER = "slower";
  private static final String BOTH = "2.2 s";

  static List<Fault> all() {
    return Stream.of(killsAndPauses(), cuts(), slowLinks(), others(), together())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Fault> killsAndPauses() {
    return Stream.of(
            killAndPause("edge", ALL_AWAY, EDGE),
            killAndPause("dedup", ALL_AWAY + " (there is one)", DEDUP),
            killAndPause("api", OTHERS_ANSWER, API),
            killAndPause("api-cache", CACHE_AWAY, CACHE),
            killAndPause("db", ALL_AWAY, DB))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Fault> killAndPause(String name, String allowed, Part part) {
    return List.of(
        new Fault("kill " + name, "kill_first " + name, BY_ITSELF, allowed, part),
        new Fault("pause " + name, "pause_first " + name, "unpause_first " + name, allowed, part));
  }

  /** "An api" is the first of two, as it is with kills and pauses. */
  private static List<Fault> cuts() {
    return List.of(
        apart("an api and cache cut off", "api", "api-cache", CACHE_AWAY, API, CACHE),
        deaf("an api hears nothing of the cache", "api", "api-cache", CACHE_AWAY, API, CACHE),
        deaf("cache hears nothing of an api", "api-cache", "api", CACHE_AWAY, API, CACHE),
        deafToAll("cache hears nothing of all api", "api-cache", "api", CACHE_AWAY, API, CACHE),
        apart("an api and db cut off", "api", "db", OTHERS_ANSWER, API, DB),
        deaf("an api hears nothing of db", "api", "db", OTHERS_ANSWER, API, DB),
        deaf("db hears nothing of an api", "db", "api", OTHERS_ANSWER, API, DB),
        deafToAll("db hears nothing of all api", "db", "api", ALL_AWAY, API, DB),
        apart("dedup and an api cut off", "dedup", "api", OTHERS_ANSWER, DEDUP, API),
        deafToAll("dedup hears nothing of all api", "dedup", "api", ALL_AWAY, DEDUP, API),
        apart("edge and dedup cut off", "edge", "dedup", ALL_AWAY, EDGE, DEDUP));
  }

  private static Fault apart(String name, String one, String other, String allowed, Part... parts) {
    String comes = "apart %s %s".formatted(one, other);
    return new Fault(name, comes, "mend %s && mend %s".formatted(one, other), allowed, parts);
  }

  private static Fault deaf(
      String name, String listener, String speaker, String allowed, Part... parts) {
    String comes = "deaf %s %s".formatted(listener, speaker);
    return new Fault(name, comes, "mend " + listener, allowed, parts);
  }

  private static Fault deafToAll(
      String name, String listener, String speakers, String allowed, Part... parts) {
    String comes = "deaf_to_all %s %s".formatted(listener, speakers);
    return new Fault(name, comes, "mend " + listener, allowed, parts);
  }

  private static List<Fault> slowLinks() {
    return List.of(
        new Fault("packets to the api are lost", "slow_link api", "mend api", SLOWER, API),
        new Fault("packets to db are lost", "slow_link db", "mend db", SLOWER, DB),
        late("packets of the api wait", "api", API),
        late("packets of the cache wait", "api-cache", CACHE),
        late("packets of db wait", "db", DB),
        late("packets of dedup wait", "dedup", DEDUP));
  }

  private static Fault late(String name, String container, Part part) {
    return new Fault(name, "late_link " + container, "timely_link " + container, SLOWER, part);
  }

  private static List<Fault> others() {
    String cacheAnew = "compose restart -t 0 api-cache";
    return List.of(
        new Fault("cache restarted empty", cacheAnew, BY_ITSELF, CACHE_AWAY, CACHE),
        new Fault("cache full", "cache_full", "cache_emptied", CACHE_AWAY, CACHE),
        new Fault("cache slow", "slow api-cache", "fast api-cache", CACHE_AWAY, CACHE),
        new Fault("clock of an api an hour ahead", "clock +3600", "clock +0", NOTHING, API),
        new Fault("clock of an api an hour behind", "clock -3600", "clock +0", NOTHING, API),
        new Fault("more replicas and then fewer", "scaled 3 2", "scaled 2 1", NOTHING, API, DEDUP),
        new Fault("disk full", "ballast", "no_ballast", "writes, until there is room", DB));
  }

  private static List<Fault> together() {
    String cacheAnew = "compose restart -t 0 api-cache";
    return List.of(
        new Fault(
            "kill api and restart the cache empty",
            "kill_first api && " + cacheAnew,
            BY_ITSELF,
            BOTH,
            API,
            CACHE),
        new Fault(
            "pause api and restart the cache empty",
            "pause_first api && " + cacheAnew,
            "unpause_first api",
            BOTH,
            API,
            CACHE),
        new Fault(
            "kill api and db", "kill_first api && kill_first db", BY_ITSELF, ALL_AWAY, API, DB),
        new Fault(
            "kill dedup while an api and cache are cut off",
            "apart api api-cache && kill_first dedup",
            "mend api && mend api-cache",
            "until dedup is back",
            DEDUP,
            API,
            CACHE),
        new Fault(
            "pause api and api-cache and db",
            "pause_first api api-cache db",
            "unpause_first api api-cache db",
            ALL_AWAY,
            API,
            CACHE,
            DB));
  }

  private ComposeFaults() {}
}
