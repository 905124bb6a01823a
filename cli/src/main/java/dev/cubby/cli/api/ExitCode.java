package dev.cubby.cli.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ended, as its exit code tells. */
public enum ExitCode {
  DONE(0, "it is done"),
  UNEXPECTED(1, "something unexpected went wrong; the message says what"),
  USAGE(2, "the command line or the request is not valid; nothing was done"),
  NOT_FOUND(3, "there is no such key, or no such version of it any more"),
  CONFLICT(4, "the key is not in the state that was asked for"),
  DENIED(5, "the token is missing, unknown, or not good for this"),
  UNAVAILABLE(
      6, "the server cannot be reached, is overloaded, or is too slow; nothing was written"),
  TOO_LARGE(7, "the value or the key is too large, or the store is full"),
  UNKNOWN(8, "the answer to a write was lost: it may or may not have happened"),
  INTERRUPTED(130, "Ctrl-C ended it");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  /** All codes with their meanings, for help and manual. */
  public static Map<String, String> table() {
    var table = new LinkedHashMap<String, String>();
    for (ExitCode each : values()) {
      table.put(Integer.toString(each.code), each.meaning);
    }
    return table;
  }

  /**
   * The code for an answer that is an error.
   *
   * @param write whether the request was one that writes
   */
  static ExitCode of(int status, String type, boolean write) {
    if (write && (type.endsWith("#write-outcome-unknown") || status == 502 || status == 504)) {
      return UNKNOWN;
    }
    return switch (status) {
      case 400, 405, 411, 415, 417, 421, 422 -> USAGE;
      case 401, 403 -> DENIED;
      case 404, 410 -> NOT_FOUND;
      case 408, 429, 502, 503, 504 -> UNAVAILABLE;
      case 409, 412 -> CONFLICT;
      case 413, 414, 431, 507 -> TOO_LARGE;
      default -> UNEXPECTED;
    };
  }
}
