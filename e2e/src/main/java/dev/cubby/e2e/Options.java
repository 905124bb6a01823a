package dev.cubby.e2e;

import dev.cubby.e2e.workload.Recording.Load;
import dev.cubby.e2e.workload.Workloads;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What {@code e2e/run histories} was asked to do.
 *
 * @param url of a system that runs; null where {@code check} is given
 * @param check a recorded history that is judged again; null to record one
 */
record Options(
    Duration time, long seed, Load load, @Nullable URI url, @Nullable Path check, Path out) {
  static final String USAGE =
      """
      options of the recorder and checker:
        --url URL         the system's, such as http://localhost:8080
        --minutes N       clients work so long (5), or until there is a file "stop" in the directory
        --seed S          of what they do (chosen)
        --workload W,…    some of %s (all)
        --rate N          requests a second, about (400)
        --clients N       with one request at a time each (24)
        --out DIRECTORY   the history, and what fails of it; faults.tsv there tells when which fault began and ended
        --check FILE      judge a recorded history again
      """
          .formatted(String.join(",", Workloads.names()));

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with a line for the user
   */
  static Options parse(String[] args) {
    var given = new Arguments(args);
    double minutes = number(given, "--minutes", "5", m -> m > 0 && m <= 10_000);
    double clients = number(given, "--clients", "24", c -> c >= 1 && c <= 1_000 && c % 1 == 0);
    double rate = number(given, "--rate", "400", r -> r > 0 && r <= 100_000);
    long seed = seed(given);
    List<String> workloads = names(given.value("--workload", ""));
    workloads.forEach(name -> Workloads.of(name, ""));
    String url = given.value("--url", "");
    String check = given.value("--check", "");
    var options =
        new Options(
            Duration.ofMillis((long) (minutes * 60_000)),
            seed,
            new Load(
                workloads.isEmpty() ? Load.DEFAULT.workloads() : workloads, (int) clients, rate),
            url.isEmpty() ? null : url(url),
            check.isEmpty() ? null : Path.of(check),
            Path.of(given.value("--out", "target/histories")));
    given.refuseOthers();
    return options;
  }

  private static double number(
      Arguments given, String name, String otherwise, Predicate<Double> valid) {
    String text = given.value(name, otherwise);
    try {
      double number = Double.parseDouble(text);
      if (valid.test(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the same as a number out of range
    }
    throw new IllegalArgumentException("%s cannot be %s".formatted(name, text));
  }

  private static long seed(Arguments given) {
    String chosen = Long.toString(RandomGenerator.getDefault().nextLong(1_000_000));
    String text = given.value("--seed", chosen);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--seed must be a whole number, not " + text, e);
    }
  }

  private static URI url(String text) {
    URI url = URI.create(text);
    if (url.getHost() == null || !List.of("http", "https").contains(scheme(url))) {
      throw new IllegalArgumentException("--url must be like http://localhost:8080, not " + text);
    }
    return url;
  }

  private static String scheme(URI url) {
    return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
  }

  private static List<String> names(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
  }
}
