package dev.cubby.api.store.sqlite;

import static dev.cubby.api.store.Writes.delete;
import static dev.cubby.api.store.Writes.put;
import static dev.cubby.api.store.Writes.version;

import dev.cubby.api.commit.CommitLimits;
import dev.cubby.api.commit.GroupCommit;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.Write;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The process that {@link KillTest} kills: writes from several threads until then, and prints a
 * line for each write once it is acknowledged. Arguments: data directory, round.
 */
final class AcknowledgingWriter {
  private static final int THREADS = 4;

  private final GroupCommit commit;
  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

  private AcknowledgingWriter(GroupCommit commit) {
    this.commit = commit;
  }

  public static void main(String[] arguments) {
    Store store = SqliteStore.open(Path.of(arguments[0]), 1, InstantSource.system());
    GroupCommit commit =
        new GroupCommit(store::commit, CommitLimits.DEFAULT, Thread.ofPlatform().factory());
    AcknowledgingWriter writer = new AcknowledgingWriter(commit);
    for (int thread = 0; thread < THREADS; thread++) {
      String name = "round" + arguments[1] + "/thread" + thread;
      Thread.ofPlatform().start(() -> writer.run(name));
    }
  }

  /** New keys, a key that is written over and over, and keys that are deleted again. */
  private void run(String name) {
    for (int i = 0; ; i++) {
      String key = name + "/" + i;
      acknowledge("put", put(key, key));
      acknowledge("put", put(name, key));
      acknowledge("put", put(key + "/gone", key));
      acknowledge("delete", delete(key + "/gone"));
    }
  }

  private void acknowledge(String what, Write write) {
    long version = version(commit.submit(write).join());
    String line = "%s %s %d .%n".formatted(what, write.key(), version);
    try {
      out.write(line.getBytes(StandardCharsets.UTF_8)); // one write, so that lines stay whole
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
