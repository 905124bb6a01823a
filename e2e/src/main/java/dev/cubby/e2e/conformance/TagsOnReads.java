package dev.cubby.e2e.conformance;

import static dev.cubby.e2e.conformance.Expectation.status;
import static dev.cubby.e2e.conformance.Row.row;

import java.util.List;
import java.util.stream.Stream;

/** If-Match and If-None-Match of GET and HEAD (RFC 9110, sections 13.1.1, 13.1.2 and 13.2.2). */
final class TagsOnReads {
  private static final String MATCH = "RFC 9110, 13.1.1";
  private static final String NONE_MATCH = "RFC 9110, 13.1.2";
  private static final String LIST = "RFC 9110, 5.3";
  private static final String ORDER = "RFC 9110, 13.2.2";

  static Stream<Row> of(Subject subject, String method) {
    String etag = subject.etag();
    return Stream.concat(
        anything(subject, method), etag == null ? Stream.empty() : tagged(subject, method, etag));
  }

  private static Stream<Row> anything(Subject subject, String method) {
    Case at = new Case(subject, method);
    return Stream.of(
        at.is(200, MATCH, "If-Match: *"),
        at.is(412, MATCH, "If-Match: \"other\""),
        at.is(412, MATCH, "If-Match: \"99999999999999999999\""),
        at.is(304, NONE_MATCH, "If-None-Match: *"),
        at.is(200, NONE_MATCH, "If-None-Match: \"other\""),
        at.is(200, NONE_MATCH, "If-None-Match: \"99999999999999999999\""),
        at.is(412, ORDER, "If-Match: \"other\"", "If-None-Match: *"),
        at.is(304, ORDER, "If-Match: *", "If-None-Match: *"));
  }

  private static Stream<Row> tagged(Subject subject, String method, String etag) {
    Case at = new Case(subject, method);
    String weak = etag.startsWith("W/") ? etag : "W/" + etag;
    String bare = etag.substring(etag.indexOf('"') + 1, etag.length() - 1);
    List<Row> strong =
        etag.startsWith("W/")
            ? List.of()
            : List.of(
                at.is(200, MATCH, "If-Match: " + etag),
                at.is(200, MATCH, "If-Match: \"other\", " + etag),
                at.is(200, MATCH, "If-Match: %s,\"other\"".formatted(etag)),
                at.is(200, LIST, "If-Match: \"other\"", "If-Match: " + etag),
                at.is(200, LIST, "If-Match: " + etag, "If-Match: \"other\""),
                at.is(200, "RFC 9110, 5.6.1.2", "If-Match: , \"other\",, %s ,".formatted(etag)),
                at.is(304, ORDER, "If-Match: " + etag, "If-None-Match: " + etag));
    return Stream.concat(
        strong.stream(),
        Stream.of(
            at.is(412, "RFC 9110, 8.8.3.2", "If-Match: " + weak),
            at.is(412, LIST, "If-Match: \"other\"", "If-Match: \"another\""),
            at.is(400, 412, MATCH, "If-Match: " + bare),
            at.is(412, ORDER, "If-Match: \"other\"", "If-None-Match: " + etag),
            at.is(304, NONE_MATCH, "If-None-Match: " + etag),
            at.is(304, "RFC 9110, 8.8.3.2", "If-None-Match: " + weak),
            at.is(304, NONE_MATCH, "If-None-Match: \"other\", " + etag),
            at.is(304, NONE_MATCH, "If-None-Match: %s,\"other\"".formatted(etag)),
            at.is(304, NONE_MATCH, "If-None-Match: \"a,b\",\t" + etag),
            at.is(304, LIST, "If-None-Match: \"other\"", "If-None-Match: " + etag),
            at.is(304, LIST, "If-None-Match: " + etag, "If-None-Match: \"other\""),
            at.is(304, "RFC 9110, 5.6.1.2", "If-None-Match: ,\"other\",, %s,".formatted(etag)),
            at.is(200, NONE_MATCH, "If-None-Match: \"%s0\"".formatted(bare)),
            at.is(200, NONE_MATCH, "If-None-Match: \"0%s\"".formatted(bare)),
            at.is(200, 400, NONE_MATCH, "If-None-Match: " + bare),
            at.is(200, LIST, "If-None-Match: \"other\"", "If-None-Match: \"another\"")));
  }

  private record Case(Subject subject, String method) {
    Row is(int status, String section, String... lines) {
      return is(status, status, section, lines);
    }

    Row is(int status, int orElse, String section, String... lines) {
      Request request = Request.of(method, subject.path(), lines);
      String name = "%s %s, %s".formatted(method, subject.name(), String.join(" | ", lines));
      return row(
          name,
          section,
          request,
          status == orElse ? status(status) : status(status, orElse),
          Answers.notModified(subject),
          Answers.whole(subject, method));
    }
  }

  private TagsOnReads() {}
}
