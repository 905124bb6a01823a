import dev.cubby.api.store.mariadb.MariaDb;
import dev.cubby.api.store.postgres.Postgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rates of the store over MariaDB and over PostgreSQL, by turns. {@code bench/stores} starts
 * the databases, and runs this with the number of rounds and the seconds of each measurement.
 */
final class Rates {

  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    int seconds = Integer.parseInt(arguments[1]);
    Locale.setDefault(Locale.ROOT);
    var mariaDb = Subject.open("MariaDB", "CUBBY_TEST_DB", MariaDb::open);
    var postgres = Subject.open("PostgreSQL", "CUBBY_TEST_POSTGRES", Postgres::open);
    var table =
        new StringBuilder(
            """
            | what | MariaDB, /s | p50, p99, ms | PostgreSQL, /s | p50, p99, ms | PostgreSQL ÷ MariaDB |
            |---|---|---|---|---|---|
            """);
    mariaDb.putAll();
    postgres.putAll();
    for (Work work : Work.ALL) {
      work.measure(mariaDb, seconds); // for the compiler
      work.measure(postgres, seconds);
      var first = new ArrayList<Figure>();
      var second = new ArrayList<Figure>();
      var ratios = new ArrayList<Figure>();
      for (int round = 1; round <= rounds; round++) {
        // Each is the first of the two in every other round.
        if (round % 2 == 1) {
          first.add(measure(work, mariaDb, seconds));
        }
        second.add(measure(work, postgres, seconds));
        if (round % 2 == 0) {
          first.add(measure(work, mariaDb, seconds));
        }
        ratios.add(new Figure(second.getLast().rate() / first.getLast().rate(), 0, 0));
      }
      table.append(
          "| %s | %s | %s | %s |%n"
              .formatted(
                  work.name(),
                  columns(first),
                  columns(second),
                  Figure.spread(ratios, Figure::rate, "%.2f")));
    }
    System.out.print("\n" + table);
  }

  private static Figure measure(Work work, Subject subject, int seconds) throws Exception {
    Figure figure = work.measure(subject, seconds);
    System.out.println(work.name() + ", " + subject.name() + ": " + figure);
    return figure;
  }

  private static String columns(List<Figure> rounds) {
    return "%s | %.2f, %.2f"
        .formatted(
            Figure.spread(rounds, Figure::rate, "%,.0f"),
            Figure.middle(rounds, Figure::p50),
            Figure.middle(rounds, Figure::p99));
  }

  private Rates() {}
}
