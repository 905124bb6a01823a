package dev.cubby.api.http;

import dev.cubby.api.store.History;
import dev.cubby.api.store.Idempotency;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Metadata;
import dev.cubby.api.store.WriteUnit;
import dev.cubby.common.problem.HttpProblems;
import dev.cubby.common.problem.Problem;

/** The kinds of problem this API answers with. */
public final class Problems {

  static Problem invalid(String detail) {
    return HttpProblems.invalid(detail);
  }

  static Problem notFound(String key) {
    return new Problem(
        404,
        "key-not-found",
        "There is no such key",
        "Nothing is stored under \"%s\"; PUT a value to create it.".formatted(key));
  }

  static Problem notFoundAsOf(String key, long version) {
    return new Problem(
        404,
        "key-not-found",
        "There is no such key",
        "Nothing was stored under \"%s\" at version %d; name another version."
            .formatted(key, version));
  }

  /** The store cannot be read as of a version: 410 where it is over, 400 where it is to come. */
  static Problem unreadable(long version, History history) {
    return unreadable(
        version,
        history,
        "Version %d cannot be read any more; the oldest that can is %d."
            .formatted(version, history.horizon()));
  }

  /** A watcher cannot go on behind a version. */
  static Problem unwatchable(long version, History history) {
    return unreadable(
        version,
        history,
        "The changes behind version %d are not all known any more; list the keys, then watch with"
                .formatted(version)
            + " the listing's version as after.");
  }

  private static Problem unreadable(long version, History history, String whereGone) {
    Problem problem =
        version < history.horizon()
            ? new Problem(410, "version-gone", "The version is older than the history", whereGone)
            : invalid(
                "There is no version %d yet; the newest is %d."
                    .formatted(version, history.lastVersion()));
    return problem
        .withMember("oldestVersion", history.horizon())
        .withMember("newestVersion", history.lastVersion());
  }

  static Problem noRoute(String path) {
    return new Problem(
        404,
        "no-such-resource",
        "There is no such resource",
        "Nothing is at \"%s\"; keys are under /v1/keys/, the API's description is /openapi.json."
            .formatted(path));
  }

  static Problem methodNotAllowed(String method, String allow) {
    return HttpProblems.methodNotAllowed(method, allow);
  }

  static Problem timeout(String detail) {
    return new Problem(408, "request-timeout", "The request came too slowly", detail);
  }

  static Problem exists(String key) {
    return new Problem(
        409,
        "key-exists",
        "The key exists already",
        "\"%s\" exists already; PUT replaces it, or POST another key.".formatted(key));
  }

  static Problem preconditionFailed(String detail) {
    return HttpProblems.preconditionFailed(detail);
  }

  /** The key has another version than the precondition asks for. */
  static Problem changed(Key key, Metadata current) {
    return preconditionFailed(
            "\"%s\" stands at version %d; read it, merge your change, and send If-Match with that version."
                .formatted(key.text(), current.version()))
        .withHeader("ETag", VersionTags.of(current.version()))
        .withMember("currentVersion", current.version());
  }

  static Problem tooLarge(String detail) {
    return new Problem(413, "value-too-large", "The value is too large", detail);
  }

  static Problem batchTooLarge(String detail) {
    return new Problem(413, "batch-too-large", "The batch is too large", detail);
  }

  /** The operations before this one read or copy as many bytes as a batch may. */
  static Problem batchMovesTooMuch(Key key, int size) {
    return batchTooLarge(
        "The value of \"%s\" has %d bytes; all that a batch reads and copies has at most %d."
            .formatted(key.text(), size, WriteUnit.MOST_BYTES));
  }

  /** The answer of a batch with an idempotency key is kept, and so must not be large. */
  static Problem batchReadsTooMuch(Key key, int size) {
    return batchTooLarge(
        "The value of \"%s\" has %d bytes; all that a batch with an Idempotency-Key reads has at most %d. Read it by another batch."
            .formatted(key.text(), size, Idempotency.MOST_READ_BYTES));
  }

  /** An operation of an atomic batch failed. */
  static Problem batchFailed(int at, int status) {
    return new Problem(
        409,
        "batch-failed",
        "The batch failed, and nothing of it was done",
        "operations[%d] was answered %d; see results[%d], mend it, and send all of them again."
            .formatted(at, status, at));
  }

  static Problem keyOfAnotherRequest() {
    return new Problem(
        422,
        "idempotency-key-reused",
        "The idempotency key is that of another request",
        "Nothing was done. A retry is the same request in all its parts; give another request an Idempotency-Key of its own.");
  }

  static Problem notTried() {
    return new Problem(
        424,
        "not-tried",
        "Nothing was done, since another operation failed",
        "The batch is atomic; mend the operation that failed, and send all of them again.");
  }

  static Problem uriTooLong(String detail) {
    return HttpProblems.uriTooLong(detail);
  }

  static Problem unsupportedMediaType(String detail) {
    return new Problem(415, "unsupported-media-type", "The body is of a wrong type", detail);
  }

  static Problem internal() {
    return new Problem(
        500,
        "internal-error",
        "Something went wrong here",
        "The failure is logged under this answer's trace id; try again, and report it if it stays.");
  }

  static Problem unavailable(String detail, int retryAfterSeconds) {
    return HttpProblems.unavailable(detail, retryAfterSeconds);
  }

  static Problem writeUnknown() {
    return new Problem(
        500,
        "write-outcome-unknown",
        "The write may or may not have happened",
        "The database broke off during the commit; read the key to see, then retry if need be.");
  }

  static Problem storageFull() {
    return new Problem(
        507,
        "storage-full",
        "There is no room to store this",
        "The database has no space left; nothing was written. Free some space, then retry.");
  }

  private Problems() {}
}
