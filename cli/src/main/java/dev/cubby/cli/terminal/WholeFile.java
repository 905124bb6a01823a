package dev.cubby.cli.terminal;

import dev.cubby.cli.api.ExitCode;
import dev.cubby.cli.api.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is written whole or not at all: beside its place under another name, and then moved
 * there. What is there and is no file, such as {@code /dev/null} or a pipe, is written to directly.
 */
public final class WholeFile {
  private final Path place;
  private final Path part;
  private boolean abandoned;
  private boolean written;

  public WholeFile(Path named) {
    try {
      // A link stays one: the file that it leads to is replaced.
      place = Files.exists(named) ? named.toRealPath() : named.toAbsolutePath();
      if (Files.isDirectory(place)) {
        throw new Failure(ExitCode.USAGE, named + " is a directory; name a file in it.");
      }
    } catch (IOException e) {
      throw cannot(named, e);
    }
    part = place.resolveSibling(".%s.%s.part".formatted(place.getFileName(), UUID.randomUUID()));
  }

  /** Writes it, unless it was abandoned. */
  public synchronized void write(byte[] bytes) {
    if (abandoned) {
      return;
    }
    try {
      if (Files.exists(place) && !Files.isRegularFile(place)) {
        Files.write(place, bytes);
      } else {
        Files.write(part, bytes, StandardOpenOption.CREATE_NEW);
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
      }
      written = true;
    } catch (IOException e) {
      discard();
      throw cannot(place, e);
    }
  }

  private void discard() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // It is left behind under its name, which says what it is.
    }
  }

  /** From now on it is not written; gives whether it never was. */
  public synchronized boolean abandon() {
    abandoned = true;
    return !written;
  }

  private static Failure cannot(Path file, IOException e) {
    return new Failure(
        ExitCode.UNEXPECTED,
        "%s cannot be written: %s"
            .formatted(file, e.getClass().getSimpleName() + " " + e.getMessage()));
  }
}
