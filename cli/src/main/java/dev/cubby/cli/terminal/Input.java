package dev.cubby.cli.terminal;

import dev.cubby.cli.api.ExitCode;
import dev.cubby.cli.api.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads values, which are small enough to be held in memory. */
public final class Input {
  /** The largest value that any Cubby can be set to take. */
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  public static byte[] of(InputStream in) {
    try {
      return all(in, "Standard input");
    } catch (IOException e) {
      throw new Failure(ExitCode.UNEXPECTED, "Standard input cannot be read: " + e.getMessage());
    }
  }

  public static byte[] of(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return all(in, file.toString());
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, "The file cannot be read: " + e.getMessage());
    }
  }

  private static byte[] all(InputStream in, String what) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new Failure(ExitCode.TOO_LARGE, what + " has over 16 MiB, which no Cubby takes.");
    }
    return bytes;
  }

  private Input() {}
}
