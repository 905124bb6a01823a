package dev.cubby.cli.command;

import dev.cubby.cli.api.Answer;
import dev.cubby.cli.api.JsonObject;

/** Tells what a write has stored. */
final class Stored {
  static void tell(Cubby cubby, Answer answer) {
    tell(cubby, answer.json());
  }

  static void tell(Cubby cubby, JsonObject metadata) {
    if (cubby.json()) {
      cubby.terminal().line(metadata.toString());
      return;
    }
    String expires = metadata.text("expiresAt");
    cubby
        .terminal()
        .line(
            "%s: version %d, %d bytes%s"
                .formatted(
                    metadata.text("key"),
                    metadata.number("version"),
                    metadata.number("size"),
                    expires == null ? "" : ", expires " + expires));
  }

  private Stored() {}
}
