package dev.cubby.e2e.system;

import dev.cubby.e2e.fault.SystemKind;
import dev.cubby.e2e.fault.TestedSystem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A system that is started, broken and taken down by the shell of {@code e2e/systems}. */
public final class ShellSystem implements TestedSystem, AutoCloseable {
  private final SystemKind kind;
  private final Path scratch;
  private final Shell shell;
  private final URI url;
  private final Probe probe;
  private final Thread takenDownAtTheEnd = new Thread(this::takeDown);

  private ShellSystem(SystemKind kind, Path scratch, Shell shell, URI url) {
    this.kind = kind;
    this.scratch = scratch;
    this.shell = shell;
    this.url = url;
    this.probe = new Probe(url);
    Runtime.getRuntime().addShutdownHook(takenDownAtTheEnd);
  }

  /**
   * Takes down what an earlier run left, and starts a system from nothing.
   *
   * @param out the folder of the run's results
   * @param mutant the patch that it is built with; null for none
   * @throws IOException with what the shell said, where it did not start
   */
  public static ShellSystem start(SystemKind kind, Path out, @Nullable String mutant)
      throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("cubby-histories");
    var shell = new Shell(kind, scratch, out, mutant);
    var url = URI.create(shell.run("echo \"$url\"").getLast());
    var system = new ShellSystem(kind, scratch, shell, url);
    try {
      shell.run("down");
      shell.run("start");
      return system;
    } catch (IOException | InterruptedException e) {
      system.close();
      throw e;
    }
  }

  public URI url() {
    return url;
  }

  /**
   * The rows of its database under {@code h/} that do not expire: lines of key, tab and version, in
   * order.
   */
  public List<String> rows() throws IOException, InterruptedException {
    List<String> rows = kind == SystemKind.STANDALONE ? sqliteRows() : shell.run("rows");
    return rows.stream().sorted().toList();
  }

  /** Cubby has the driver; the machine need not have SQLite. */
  private List<String> sqliteRows() throws IOException {
    try {
      return SqliteRows.of(scratch.resolve("data/cubby.db"), "h/");
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void act(String line) throws IOException, InterruptedException {
    shell.run(line);
  }

  @Override
  public boolean works() throws InterruptedException {
    return probe.works();
  }

  @Override
  public boolean allRun() throws InterruptedException {
    try {
      shell.run("all_run");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public boolean cached() throws InterruptedException {
    return probe.cached();
  }

  /** Takes it down; also done where the run is broken off. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(takenDownAtTheEnd);
    takeDown();
  }

  private void takeDown() {
    probe.close();
    try {
      shell.run("down");
      try (Stream<Path> files = Files.walk(scratch)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      System.err.println("histories: not all could be taken down: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
