package dev.cubby.cli.command;

import dev.cubby.cli.api.ExitCode;
import dev.cubby.cli.api.Failure;
import dev.cubby.cli.api.JsonObject;
import dev.cubby.cli.api.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes an export on, and checks that it ends with the line that says how many keys it has. */
final class ExportCheck extends OutputStream {
  /** Longer than an end line can be. */
  private static final int KEPT_BYTES = 256;

  /** The header and the end. */
  private static final int OTHER_LINES = 2;

  private final OutputStream out;
  private final Progress progress;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private String last = "";
  private long lines;

  ExportCheck(OutputStream out, Progress progress) {
    this.out = out;
    this.progress = progress;
  }

  @Override
  public void write(int unit) throws IOException {
    write(new byte[] {(byte) unit}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    long before = lines;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        lines++;
        last = line.toString(StandardCharsets.UTF_8);
        line.reset();
      } else if (line.size() < KEPT_BYTES) {
        line.write(bytes[i]);
      }
    }
    progress.step(lines - before);
  }

  /**
   * The last line.
   *
   * @throws Failure where it is no end line, or tells another number of keys
   */
  JsonObject end() {
    if (line.size() == 0 && last.startsWith("{\"end\":true,")) {
      JsonObject end = JsonObject.parse(last.getBytes(StandardCharsets.UTF_8));
      if (end.number("keys") == lines - OTHER_LINES) {
        return end;
      }
    }
    throw new Failure(
        ExitCode.UNAVAILABLE, "The export was cut off after %d lines. Try again.".formatted(lines));
  }
}
