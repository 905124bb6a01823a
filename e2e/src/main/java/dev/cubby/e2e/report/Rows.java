package dev.cubby.e2e.report;

import dev.cubby.e2e.fault.Script;
import dev.cubby.e2e.history.Operation;
import dev.cubby.e2e.history.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The database's own rows beside what the API's last reads said. */
public final class Rows {

  /** Compares them. Keys with a time to live are left out: they end between the two. */
  public static void check(Script script, String prefix, List<Operation> operations, Checks checks)
      throws InterruptedException {
    if (!script.system().equals("compose")) {
      return;
    }
    Map<String, Operation> last = new HashMap<>();
    for (Operation o : operations) {
      if (!o.write()
          && !(o.outcome() instanceof Outcome.NotDone)
          && !o.key().contains("/expiring/")) {
        last.merge(o.key(), o, (a, b) -> a.call() < b.call() ? b : a);
      }
    }
    var wrong = new ArrayList<String>();
    try {
      Map<String, Long> rows = new HashMap<>();
      for (String line : script.run("rows", List.of(prefix)).lines().toList()) {
        String[] fields = line.split("\t", 2);
        rows.put(fields[0], Long.valueOf(fields[1]));
      }
      last.forEach((key, read) -> {
        Long expected = read.outcome() instanceof Outcome.Present p ? p.version() : null;
        Long found = rows.get(key);
        if (expected == null ? found != null : !expected.equals(found)) {
          wrong.add("%s: the API said %s, the database has %s".formatted(key, expected, found));
        }
      });
      if (rows.isEmpty()) {
        wrong.add("the database has no rows at all");
      }
      System.out.printf("%d rows in the database, %d keys read%n", rows.size(), last.size());
    } catch (IOException | RuntimeException e) {
      wrong.add(String.valueOf(e.getMessage()));
    }
    checks.check("the database's rows are what the API's last reads said", wrong);
  }

  private Rows() {}
}
