package dev.cubby.e2e.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One operation on one key, as its caller saw it.
 *
 * @param id unique in its history; a listing has one operation a key, each with an id
 * @param client who asked; a client has one request under way at a time
 * @param value what a put writes, unique among all puts of the key; null for others
 * @param ttlNanos how long a put's value is to stay; null for ever
 * @param call nanoseconds on the history's clock, before the request was sent
 * @param end likewise, after the answer was read
 * @param note for people: request and answer in a few words
 * @param batch the atomic batch that it is part of, by the id of its first operation; null for none
 */
public record Operation(
    long id,
    int client,
    Kind kind,
    String key,
    @Nullable String value,
    Precondition precondition,
    @Nullable Long ttlNanos,
    long call,
    long end,
    Outcome outcome,
    String note,
    @Nullable Long batch) {

  /** One that is part of no batch. */
  public Operation(
      long id,
      int client,
      Kind kind,
      String key,
      @Nullable String value,
      Precondition precondition,
      @Nullable Long ttlNanos,
      long call,
      long end,
      Outcome outcome,
      String note) {
    this(id, client, kind, key, value, precondition, ttlNanos, call, end, outcome, note, null);
  }

  /** The request; in lower case in a history's file. */
  public enum Kind {
    @JsonProperty("read")
    READ,
    @JsonProperty("put")
    PUT,
    @JsonProperty("delete")
    DELETE
  }

  /** After this it cannot take effect any more; a write of unknown outcome always may. */
  public long deadline() {
    return outcome instanceof Outcome.Unknown ? Long.MAX_VALUE : end;
  }

  public Operation with(Outcome other) {
    return new Operation(
        id, client, kind, key, value, precondition, ttlNanos, call, end, other, note, batch);
  }

  /** The version at which it wrote or found the key; null where it was not told one. */
  public @Nullable Long version() {
    return switch (outcome) {
      case Outcome.Present present -> present.version();
      case Outcome.Written written -> written.version();
      case Outcome.Refused refused -> refused.current();
      case Outcome.Absent _, Outcome.Deleted _, Outcome.NotDone _, Outcome.Unknown _ -> null;
    };
  }

  public boolean write() {
    return kind != Kind.READ;
  }
}
