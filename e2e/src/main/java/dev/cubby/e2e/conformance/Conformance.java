package dev.cubby.e2e.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs h2spec and all tables against an address: {@code e2e/run conformance} does so. */
public final class Conformance {
  private static final int USAGE_ERROR = 2;
  private static final String USAGE =
      "usage: conformance http://127.0.0.1:8080 EXCEPTIONS [CERTIFICATE]";

  /**
   * Takes the address, the file of rows that may fail there, and for TLS the certificate to trust.
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 2 || args.length > 3) {
      System.err.println(USAGE);
      System.exit(USAGE_ERROR);
    }
    Target target = Target.at(args[0], args.length == 3 ? Path.of(args[2]) : null);
    var report = new Report(System.out, target, Exceptions.read(Path.of(args[1])));
    H2spec.run(target, report);
    Protocol http1 = new Protocol.Http1(target);
    run(report, http1, Tables.ofHttp1(target));
    for (Protocol protocol : List.of(http1, new Http2(target))) {
      run(report, protocol, Tables.ofAnyVersion(protocol));
    }
    System.exit(report.conclude() ? 0 : 1);
  }

  private static void run(Report report, Protocol protocol, Stream<Row> rows) {
    rows.forEach(row -> {
      String name = "%s: %s (%s)".formatted(protocol.name(), row.name(), row.section());
      report.row(name, faults(protocol, row));
    });
  }

  private static List<String> faults(Protocol protocol, Row row) {
    try {
      return row.trial().faults(protocol).toList();
    } catch (IOException | RuntimeException e) {
      return List.of(e.toString());
    }
  }

  private Conformance() {}
}
