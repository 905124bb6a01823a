package dev.cubby.e2e;

import dev.cubby.e2e.fault.Fault;
import dev.cubby.e2e.fault.Faults;
import dev.cubby.e2e.fault.Injected;
import dev.cubby.e2e.fault.Nemesis;
import dev.cubby.e2e.fault.Script;
import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.report.Checks;
import dev.cubby.e2e.report.Outages;
import dev.cubby.e2e.report.Report;
import dev.cubby.e2e.report.Rows;
import dev.cubby.e2e.report.Tally;
import dev.cubby.e2e.workload.Probe;
import dev.cubby.e2e.workload.Recording;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;

/** Clients and faults at once, and the accounts of what came of it. */
final class Run {

  static List<Operation> record(Options options, Checks checks)
      throws IOException, InterruptedException {
    URI url = Objects.requireNonNull(options.url(), "--url is missing");
    System.out.printf("seed %d, %s, %s%n", options.seed(), options.time(), options.load());
    var probe = new Probe(url);
    String prefix = "h/" + Long.toString(System.currentTimeMillis(), 36);
    checks.check(
        "it works, before any fault", probe.eventually() ? List.of() : List.of("not in 120 s"));
    var recording = new Recording(url, prefix, options.seed(), options.load());
    List<Injected> injected = List.of();
    if (options.system() == null) {
      Thread.sleep(options.time());
    } else {
      var script = new Script(options.system());
      List<Fault> faults = chosen(options.faults(), script.system());
      var nemesis =
          new Nemesis(script, faults, options.seed(), recording.history().clock(), probe::works);
      if (faults.isEmpty()) {
        Thread.sleep(options.time());
      } else {
        nemesis.run(options.time());
        checks.check(
            "each fault was brought about and mended, and all worked again", nemesis.failures());
      }
      injected = nemesis.injected();
    }
    recording.stop();
    checks.check("every key can be read at the end", recording.readAll());
    List<Operation> operations = recording.operations();
    if (options.system() != null) {
      Rows.check(new Script(options.system()), prefix, operations, checks);
    }
    String report =
        "# Seed %d%n%n%s%n%s"
            .formatted(
                options.seed(),
                Report.of(Tally.of(operations), options.time()),
                Report.of(Outages.of(injected, operations)));
    System.out.println(report);
    Files.writeString(options.out().resolve("report-%d.md".formatted(options.seed())), report);
    return operations;
  }

  private static List<Fault> chosen(List<String> kinds, String system) {
    return Faults.of(system).stream()
        .filter(f -> kinds.isEmpty() || kinds.contains(f.words().getFirst()))
        .toList();
  }

  private Run() {}
}
