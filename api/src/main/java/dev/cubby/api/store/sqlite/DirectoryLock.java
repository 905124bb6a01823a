package dev.cubby.api.store.sqlite;

import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.StoreException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A data directory that is this process's alone, by an exclusive lock on {@code cubby.lock}. SQLite
 * itself would let two processes in, and the caches in front of each would then be stale.
 */
final class DirectoryLock implements AutoCloseable {
  /**
   * Directories locked by this process. POSIX drops a process's lock on a file when it closes any
   * descriptor of that file, so a second attempt must not even open it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /** Creates the directory if need be and locks it. */
  static DirectoryLock take(Path directory) {
    Path real;
    try {
      real = Files.createDirectories(directory).toRealPath();
    } catch (IOException e) {
      throw unusable(directory, e);
    }
    if (!HELD.add(real)) {
      throw inUse(real, Long.toString(ProcessHandle.current().pid()));
    }
    try {
      return new DirectoryLock(real, lock(real));
    } catch (IOException e) {
      HELD.remove(real);
      throw unusable(real, e);
    } catch (RuntimeException e) {
      HELD.remove(real);
      throw e;
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    Path file = directory.resolve("cubby.lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw inUse(directory, Files.readString(file).strip());
      }
      String pid = ProcessHandle.current().pid() + "\n";
      channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The directory's real path. */
  Path directory() {
    return directory;
  }

  @Override
  public void close() {
    if (!channel.isOpen()) {
      return; // another process may hold the directory by now
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw unusable(directory, e);
    } finally {
      HELD.remove(directory);
    }
  }

  private static StoreException inUse(Path directory, String pid) {
    return new StoreException(
        Kind.UNAVAILABLE,
        "The data directory %s is in use by process %s; stop that or name another directory."
            .formatted(directory, pid),
        null);
  }

  private static StoreException unusable(Path directory, IOException cause) {
    return new StoreException(
        Kind.READ_ONLY,
        "The data directory %s cannot be written (%s); name one where this user may write."
            .formatted(directory, reason(cause)),
        cause);
  }

  private static String reason(IOException cause) {
    return cause instanceof FileSystemException failure && failure.getReason() != null
        ? failure.getReason()
        : cause.toString();
  }
}
