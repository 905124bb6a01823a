package dev.cubby.cli.terminal;

import dev.cubby.cli.api.ExitCode;
import dev.cubby.cli.api.Failure;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /** What is to be in the file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes it, unless it was abandoned. */
  public void write(byte[] bytes) {
    fill(out -> out.write(bytes));
  }

  /** Writes it piece by piece, unless it was abandoned; where that fails, it is as it was. */
  public void fill(Content content) {
    if (isAbandoned()) {
      return;
    }
    boolean device = Files.exists(place) && !Files.isRegularFile(place);
    try (var out = new FileOutputStream((device ? place : part).toFile())) {
      content.writeTo(out);
      if (!device) {
        out.getFD().sync();
        moveIntoPlace();
      }
    } catch (IOException e) {
      discard();
      throw cannot(place, e);
    } catch (RuntimeException e) {
      discard();
      throw e;
    }
  }

  private synchronized void moveIntoPlace() throws IOException {
    if (abandoned) {
      discard();
    } else {
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
      written = true;
    }
  }

  private synchronized boolean isAbandoned() {
    return abandoned;
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
    if (!written) {
      discard();
    }
    return !written;
  }

  private static Failure cannot(Path file, IOException e) {
    return new Failure(
        ExitCode.UNEXPECTED,
        "%s cannot be written: %s"
            .formatted(file, e.getClass().getSimpleName() + " " + e.getMessage()));
  }
}
