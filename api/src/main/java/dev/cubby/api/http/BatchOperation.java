package dev.cubby.api.http;

import dev.cubby.api.store.AsOf;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Precondition;
import dev.cubby.api.store.Precondition.Existence;
import dev.cubby.api.store.Step;
import dev.cubby.api.store.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One operation of a batch, as a program sent it. */
final class BatchOperation {
  private static final List<String> CONDITIONS = List.of("ifMatch", "ifNoneMatch");

  /** The members of each kind of operation beside {@code op} and {@code key}. */
  private static final Map<String, List<String>> MEMBERS =
      Map.of(
          "get", List.of(),
          "check", CONDITIONS,
          "delete", CONDITIONS,
          "patch", and("ttlSeconds"),
          "put", and("value", "valueBase64", "contentType", "ttlSeconds"),
          "copy", and("from", "ttlSeconds"));

  private final JsonMembers json;
  private final int maxValueBytes;
  private final @Nullable String author;

  BatchOperation(JsonMembers json, int maxValueBytes, @Nullable String author) {
    this.json = json;
    this.maxValueBytes = maxValueBytes;
    this.author = author;
  }

  private static List<String> and(String... more) {
    var all = new ArrayList<>(List.of(more));
    all.addAll(CONDITIONS);
    return all;
  }

  /**
   * The step that it asks for.
   *
   * @throws dev.cubby.common.problem.ProblemException 400 with what is wrong, or 413
   */
  Step step() {
    String op = json.string("op");
    List<String> members = op == null ? null : MEMBERS.get(op);
    if (op == null || members == null) {
      throw json.invalid("\"op\" must be get, put, patch, delete, check or copy.");
    }
    var known = new ArrayList<>(List.of("op", "key"));
    known.addAll(members);
    json.refuseOthersThan(known);
    Key key = required(json.key("key"), "key");
    return switch (op) {
      case "get" -> new Step.Get(key);
      case "check" -> check(key);
      case "delete" -> new Write.Delete(key, precondition(), author);
      case "patch" -> new Write.Touch(key, newTtl(), precondition(), author);
      case "put" -> put(key);
      default -> copy(key);
    };
  }

  private Key required(@Nullable Key key, String name) {
    if (key == null) {
      throw json.invalid("Give the \"%s\".", name);
    }
    return key;
  }

  private Step check(Key key) {
    Precondition precondition = precondition();
    if (precondition == Existence.ANY) {
      throw json.invalid("A check needs \"ifMatch\" or \"ifNoneMatch\".");
    }
    return new Step.Check(key, precondition);
  }

  private Step put(Key key) {
    JsonMembers.Value value = json.value();
    if (value.bytes().length > maxValueBytes) {
      throw Problems.tooLarge(
              "%sThe value has %d bytes; at most %d are allowed."
                  .formatted(json.where(), value.bytes().length, maxValueBytes))
          .exception();
    }
    return new Write.Put(
        key,
        value.bytes(),
        json.contentType(value.defaultType()),
        json.ttlMillis(),
        precondition(),
        author);
  }

  /** Of a patch: null says that the key is to stay. */
  private @Nullable Long newTtl() {
    JsonNode ttl = json.json().get("ttlSeconds");
    if (ttl == null) {
      throw json.invalid("A patch needs \"ttlSeconds\": a number, or null for ever.");
    }
    return ttl.isNull() ? null : json.ttlMillis();
  }

  private Step copy(Key key) {
    JsonNode node = json.json().get("from");
    if (node == null || !node.isObject()) {
      throw json.invalid("A copy needs \"from\": an object such as {\"key\":\"a\"}.");
    }
    var from = new JsonMembers(node, json.where() + "from: ");
    from.refuseOthersThan(List.of("key", "at"));
    Key source = required(from.key("key"), "from.key");
    JsonNode at = node.get("at");
    if (at == null) {
      return new Write.Copy(key, source, json.ttlMillis(), precondition(), author);
    }
    long version = from.number(at, "\"at\"", 0, QueryString.MAX_VERSION);
    return new Write.Restore(
        key, new AsOf(source, version), json.ttlMillis(), precondition(), author);
  }

  private Precondition precondition() {
    JsonNode match = json.json().get("ifMatch");
    JsonNode noneMatch = json.json().get("ifNoneMatch");
    if (match == null) {
      return noneMatch == null ? Existence.ANY : ifNoneMatch(noneMatch);
    }
    Precondition first =
        any(match) ? Existence.PRESENT : new Precondition.VersionIn(versions(match, "ifMatch"));
    if (noneMatch == null) {
      return first;
    }
    if (any(noneMatch)) {
      throw json.invalid(
          "\"ifMatch\" asks for a key that exists, and \"ifNoneMatch\": \"*\" for one that does"
              + " not; leave one of them out.");
    }
    return new Precondition.Both(first, ifNoneMatch(noneMatch));
  }

  private Precondition ifNoneMatch(JsonNode node) {
    return any(node)
        ? Existence.ABSENT
        : new Precondition.VersionNotIn(versions(node, "ifNoneMatch"));
  }

  private static boolean any(JsonNode node) {
    return node.isString() && node.stringValue().equals("*");
  }

  private Set<Long> versions(JsonNode node, String name) {
    if (!node.isArray() || node.isEmpty()) {
      throw json.invalid("\"%s\" must be \"*\" or a list of versions such as [7].", name);
    }
    var versions = new HashSet<Long>();
    for (JsonNode version : node) {
      versions.add(
          json.number(version, "A version of \"" + name + "\"", 1, QueryString.MAX_VERSION));
    }
    return versions;
  }
}
