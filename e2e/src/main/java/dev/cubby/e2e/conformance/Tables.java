package dev.cubby.e2e.conformance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All tables, each with the things that it is about. */
final class Tables {

  /** Those of requests that any version of HTTP can carry. */
  static Stream<Row> ofAnyVersion(Protocol protocol) throws IOException {
    var subjects = new ArrayList<Subject>();
    for (int size : Subject.SIZES) {
      subjects.add(Subject.key(protocol, size));
    }
    for (List<String> files : List.of(Subject.SITE, Subject.DESCRIPTION)) {
      for (String file : files) {
        subjects.add(Subject.read(protocol, file, file));
      }
    }
    subjects.add(Subject.read(protocol, "a listing", Subject.LISTING));
    Target target = protocol.target();
    return Stream.of(
            subjects.stream().flatMap(Tables::reads),
            AbsentThings.rows(),
            GuardedWrites.rows(),
            GuardedCreations.rows(),
            RangesElsewhere.writes(),
            Hosts.names(target),
            Hosts.writes(),
            Methods.rows(),
            EveryAnswer.rows(),
            EveryAnswer.ofSite(),
            Numbers.rows(),
            Bodies.rows())
        .flatMap(rows -> rows);
  }

  private static Stream<Row> reads(Subject subject) {
    return Stream.of(
            conditions(subject),
            ranges(subject),
            EveryAnswer.ofReads(subject),
            Stream.of(EveryAnswer.headLikeGet(subject)))
        .flatMap(rows -> rows);
  }

  private static Stream<Row> conditions(Subject subject) {
    return Stream.of("GET", "HEAD")
        .flatMap(method ->
            Stream.concat(TagsOnReads.of(subject, method), DatesOnReads.of(subject, method)));
  }

  private static Stream<Row> ranges(Subject subject) {
    if (subject.size() == 0) {
      return RangesElsewhere.ofEmpty(subject);
    }
    if (!subject.isKey() && !subject.isOfSite()) {
      return RangesElsewhere.ignoring(subject);
    }
    return Stream.of(ByteRanges.of(subject), SeveralRanges.of(subject), GuardedRanges.of(subject))
        .flatMap(rows -> rows);
  }

  /** Those of how HTTP/1.1 is written on a connection. */
  static Stream<Row> ofHttp1(Target target) {
    return List.of(
            Hosts.lines(target),
            FieldLines.rows(target),
            BodyFraming.rows(),
            Persistence.rows(),
            Refusals.rows(),
            Pipelining.rows(),
            Expect.rows(),
            Upgrades.rows(target),
            Methods.connect(target),
            Numbers.lengths(target))
        .stream()
        .flatMap(rows -> rows);
  }

  private Tables() {}
}
