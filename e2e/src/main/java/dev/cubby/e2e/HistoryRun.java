package dev.cubby.e2e;

import dev.cubby.e2e.fault.Conductor;
import dev.cubby.e2e.fault.Dealer;
import dev.cubby.e2e.fault.Time;
import dev.cubby.e2e.history.HistoryFile;
import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.report.Checks;
import dev.cubby.e2e.report.FaultLog;
import dev.cubby.e2e.report.FinalState;
import dev.cubby.e2e.report.Judgement;
import dev.cubby.e2e.report.LogJudgement;
import dev.cubby.e2e.report.Outages;
import dev.cubby.e2e.system.ShellSystem;
import dev.cubby.e2e.workload.Recording;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Clients record what a system tells them while faults come and go; then all of it is judged. */
final class HistoryRun {
  private static final Duration TO_WORK = Duration.ofSeconds(60);
  private static final int FEWEST_OPERATIONS = 1_000;
  private static final int REQUESTS_FOR_A_CACHED_ONE = 100;

  private final RunPlan plan;
  private final PrintStream out;
  private final Checks checks;

  HistoryRun(RunPlan plan, PrintStream out) {
    this.plan = plan;
    this.out = out;
    this.checks = new Checks(out);
  }

  /** Runs and judges; returns the exit status. */
  int run(ShellSystem system) throws IOException, InterruptedException {
    boolean works = Time.REAL.eventually(TO_WORK, system::works);
    checks.check("it works, started from nothing", works);
    if (works) {
      runWithFaults(system);
    }
    return checks.conclude();
  }

  private void runWithFaults(ShellSystem system) throws IOException, InterruptedException {
    out.printf(
        "seed %d, %.4g minutes; the history and what fails of it: %s%n",
        plan.seed(), plan.time().toMillis() / 60_000.0, plan.out());
    String prefix = "h/" + Long.toString(System.currentTimeMillis(), 36);
    var recording = new Recording(system.url(), prefix, plan.seed(), plan.load());
    var conductor = new Conductor(system, new Dealer(plan.faults(), plan.seed()), Time.REAL, out);
    try {
      conductor.conduct(plan.time());
      checks.check("all works at the end", Time.REAL.eventually(TO_WORK, system::works));
    } finally {
      recording.stop();
    }
    List<String> unread = recording.readAll();
    List<Operation> operations = recording.operations();
    LogJudgement log = LogJudgement.of(recording);
    out.print(log.text());
    Judgement judgement = Judgement.of(operations, plan.margins());
    String outages = Outages.table(operations, recording.history().clock(), conductor.log());
    write(operations, conductor.log(), judgement, outages + judgement.text());
    if (plan.mutant() != null) {
      checks.check("the judge notices: " + plan.mutant(), !judgement.sound() || !log.sound());
    } else {
      log.check(checks);
      List<String> found = new ArrayList<>(FinalState.of(operations));
      found.addAll(FinalState.ofPast(recording.history().travels()));
      check(system, conductor, operations, judgement, unread, found);
    }
  }

  private void write(
      List<Operation> operations, FaultLog faults, Judgement judgement, String report)
      throws IOException {
    out.print(report);
    HistoryFile.write(plan.out().resolve("history.ndjson"), operations);
    faults.write(plan.out().resolve("faults.tsv"));
    judgement.write(plan.out());
    Files.writeString(plan.out().resolve("report"), report);
  }

  private void check(
      ShellSystem system,
      Conductor conductor,
      List<Operation> operations,
      Judgement judgement,
      List<String> unread,
      List<String> found)
      throws IOException, InterruptedException {
    checks.check("no violation: every key is linearizable", judgement.sound());
    checks.none("every key could be read at the end", unread);
    Files.write(plan.out().resolve("final.tsv"), found);
    checks.none(
        "the database has what the last reads found, to the version: " + found.size() + " keys",
        differences(found, system.rows()));
    checks.check("there was something to judge", operations.size() > FEWEST_OPERATIONS);
    int cached = judgement.tally().cached();
    int requests = judgement.tally().requests();
    checks.check(
        "a cache answered one request in a hundred or more: %d of %d".formatted(cached, requests),
        cached * REQUESTS_FOR_A_CACHED_ONE > requests);
    checks.none("each fault could be brought about and mended", conductor.failures());
    int rounds = conductor.log().faults().size();
    checks.check("faults were there: " + rounds, rounds > 0);
  }

  static List<String> differences(List<String> read, List<String> rows) {
    var differences = new ArrayList<String>();
    only("read, and not in the database: ", read, new HashSet<>(rows), differences);
    only("in the database, and not read: ", rows, new HashSet<>(read), differences);
    return differences;
  }

  private static void only(
      String where, List<String> these, Set<String> others, List<String> differences) {
    these.stream()
        .filter(line -> !others.contains(line))
        .map(where::concat)
        .forEach(differences::add);
  }

  /** Makes the folder, without what an earlier run left in it. */
  static void prepare(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var old =
        Files.newDirectoryStream(
            folder, "{violation-*,history.ndjson,faults.tsv,final.tsv,report,standalone.log}")) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
  }
}
