package dev.cubby.cli.command;

import dev.cubby.cli.api.Answer;
import dev.cubby.cli.api.JsonObject;
import dev.cubby.cli.api.Target;
import dev.cubby.cli.terminal.Bar;
import dev.cubby.cli.terminal.Interruption;
import dev.cubby.cli.terminal.Terminal;
import dev.cubby.cli.terminal.WholeFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a value. */
@Command(
    name = "get",
    description = {
      "Prints a key's value as it is stored.",
      "With --json it prints one object: the metadata, and the value as value where it is UTF-8, or"
          + " else as valueBase64."
    })
final class Get implements Runnable {
  private final Cubby cubby;

  @Parameters(paramLabel = "KEY", description = "The key.")
  private String key = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the value there, whole or not at all; - is standard output.")
  private @Nullable Path output;

  @Option(names = "--at", paramLabel = "VERSION", description = "As the store was at this version.")
  private @Nullable Long at;

  Get(Cubby cubby) {
    this.cubby = cubby;
  }

  @Override
  public void run() {
    if (output == null || output.toString().equals("-")) {
      Answer answer = read();
      if (cubby.json()) {
        cubby.terminal().line(value(metadata(answer), answer.body()).toString());
      } else {
        cubby.terminal().write(answer.body());
      }
      return;
    }
    Terminal terminal = cubby.terminal();
    var file = new WholeFile(output);
    Runnable interrupted =
        () -> {
          if (file.abandon()) {
            terminal.note(
                "cubby: interrupted; %s is as it was. Run the same command again."
                    .formatted(output));
          }
        };
    try (var _ = new Interruption(interrupted)) {
      Answer answer = read();
      file.write(answer.body());
      if (cubby.json()) {
        terminal.line(metadata(answer).toString());
      }
    }
  }

  private Answer read() {
    try (var bar = Bar.ofBytes(cubby.terminal(), key)) {
      return cubby.api().get(Target.key(key).with("at", at), bar);
    }
  }

  private JsonObject metadata(Answer answer) {
    JsonObject json =
        new JsonObject()
            .with("key", key)
            .with("version", answer.version())
            .with("size", (long) answer.body().length)
            .with("contentType", answer.field("Content-Type").orElse(""));
    answer.field("Cubby-Expires").ifPresent(expires -> json.with("expiresAt", expires));
    return json;
  }

  private static JsonObject value(JsonObject json, byte[] value) {
    try {
      return json.with(
          "value", StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString());
    } catch (CharacterCodingException e) {
      return json.with("valueBase64", Base64.getEncoder().encodeToString(value));
    }
  }
}
