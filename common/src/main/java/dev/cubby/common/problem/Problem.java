package dev.cubby.common.problem;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error as RFC 9457 has it.
 *
 * @param status HTTP status, 400–599
 * @param slug what kind of problem it is: the last part of {@code type}
 * @param title the kind in a few words, the same for every problem of the kind
 * @param detail what is wrong here and what to do about it
 * @param headers HTTP headers that go with the answer, such as {@code Retry-After}
 * @param members further members of the JSON object
 */
public record Problem(
    int status,
    String slug,
    String title,
    String detail,
    Map<String, String> headers,
    Map<String, Object> members) {

  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("a problem's status is 400 to 599, not " + status);
    }
    headers = Map.copyOf(headers);
    members = Map.copyOf(members);
  }

  public Problem(int status, String slug, String title, String detail) {
    this(status, slug, title, detail, Map.of(), Map.of());
  }

  /** The URI reference that names this kind of problem, relative to the API. */
  public String type() {
    return "/docs/problems#" + slug;
  }

  public Problem withHeader(String name, String value) {
    var copy = new LinkedHashMap<>(headers);
    copy.put(name, value);
    return new Problem(status, slug, title, detail, copy, members);
  }

  public Problem withMember(String name, Object value) {
    var copy = new LinkedHashMap<>(members);
    copy.put(name, value);
    return new Problem(status, slug, title, detail, headers, copy);
  }

  /** This problem as the exception that carries it to the place that answers. */
  public ProblemException exception() {
    return new ProblemException(this);
  }
}
