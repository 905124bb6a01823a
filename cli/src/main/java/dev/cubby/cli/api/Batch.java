package dev.cubby.cli.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations that one request asks for: all of them are done or none, or each for itself. */
public final class Batch {
  /** So many operations take the server little time. */
  public static final int MOST = 500;

  private final boolean atomic;
  private final List<JsonObject> operations = new ArrayList<>();

  private Batch(boolean atomic) {
    this.atomic = atomic;
  }

  public static Batch allOrNone() {
    return new Batch(true);
  }

  public static Batch eachForItself() {
    return new Batch(false);
  }

  /** Asks that a key is in a state, and changes nothing. */
  public Batch check(String key, Guard guard) {
    return add("check", key, guard);
  }

  public Batch delete(String key, Guard guard) {
    return add("delete", key, guard);
  }

  /**
   * Copies value and media type.
   *
   * @param at the version of the store to copy from; null for now
   * @param ttlSeconds null for a copy without end
   */
  public Batch copy(
      String from, @Nullable Long at, String to, Guard guard, @Nullable Long ttlSeconds) {
    add("copy", to, guard);
    JsonObject source = new JsonObject().with("key", Target.named(from));
    JsonObject copy = operations.getLast().with("from", source);
    if (at != null) {
      source.with("at", at);
    }
    if (ttlSeconds != null) {
      copy.with("ttlSeconds", ttlSeconds);
    }
    return this;
  }

  private Batch add(String operation, String key, Guard guard) {
    JsonObject json = new JsonObject().with("op", operation).with("key", Target.named(key));
    guard.addTo(json);
    operations.add(json);
    return this;
  }

  /** What is sent. */
  JsonObject json() {
    return new JsonObject().with("atomic", atomic).with("operations", operations);
  }

  /**
   * What became of an operation.
   *
   * @param metadata that it left the key with; null where there is none
   * @param failure null where it was done
   */
  public record Result(@Nullable JsonObject metadata, @Nullable Failure failure) {

    static Result of(JsonObject result, @Nullable String traceId) {
      JsonObject problem = result.object("problem");
      return new Result(
          result.object("metadata"),
          problem == null
              ? null
              : Failure.of(Problem.of((int) result.number("status"), problem, traceId), true));
    }

    /** What is stored by an operation that stores something. */
    public JsonObject stored() {
      if (metadata == null) {
        throw new Failure(ExitCode.UNEXPECTED, "The answer says nothing of what was stored.");
      }
      return metadata;
    }
  }
}
