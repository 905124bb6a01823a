package dev.cubby.api.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cubby.api.store.Entry;
import dev.cubby.api.store.Key;
import dev.cubby.api.store.Store;
import dev.cubby.api.store.StoreException;
import dev.cubby.api.store.Writes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kill -9 in the middle of writes, again and again over one directory. */
class KillTest {
  private static final int ROUNDS = 20;

  /** The last acknowledged line of each key. */
  private final Map<String, Acknowledgement> acknowledged = new HashMap<>();

  private final Set<Long> versions = new HashSet<>();
  private long highest;

  private record Acknowledgement(boolean deleted, long version) {}

  @Test
  void everyAcknowledgedWriteOutlivesTheProcess(@TempDir Path directory) throws Exception {
    long seed = Long.getLong("cubby.seed", System.nanoTime());
    System.out.println("KillTest: -Dcubby.seed=" + seed);
    Random random = new Random(seed);
    Path data = directory.resolve("data");
    for (int round = 0; round < ROUNDS; round++) {
      long before = highest;
      Set<Long> given = writeAndKill(data, directory.resolve("errors"), round, random.nextInt(400));
      assertThat(given).as("acknowledged in round %d", round).isNotEmpty();
      assertThat(given).allMatch(version -> version > before);
      assertThat(versions).doesNotContainAnyElementsOf(given);
      versions.addAll(given);
      try (Store store = SqliteStore.open(data, 1, InstantSource.system())) {
        acknowledged.forEach((key, last) -> assertHolds(store, key, last));
      }
    }
    System.out.println("KillTest: " + versions.size() + " acknowledged writes, all found");
  }

  /** Returns the versions that the process acknowledged before it was killed. */
  private Set<Long> writeAndKill(Path data, Path errors, int round, int acknowledgements)
      throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                AcknowledgingWriter.class.getName(),
                data.toString(),
                Integer.toString(round))
            .redirectError(errors.toFile())
            .start();
    Set<Long> given = new HashSet<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (given.isEmpty()) {
          assertLockedBy(process, data);
        }
        note(line, given);
        if (given.size() > acknowledgements) {
          process.toHandle().destroyForcibly(); // and what it printed is read to the end
        }
      }
    } finally {
      process.destroyForcibly().onExit().join();
    }
    assertThat(given).as(Files.readString(errors)).hasSizeGreaterThan(acknowledgements);
    return given;
  }

  private void note(String line, Set<Long> given) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 4) {
      return; // the kill cut the last line
    }
    long version = Long.parseLong(parts[2]);
    assertThat(given.add(version)).as("version given twice: %d", version).isTrue();
    acknowledged.put(parts[1], new Acknowledgement(parts[0].equals("delete"), version));
    highest = Math.max(highest, version);
  }

  /** What came after the last acknowledgement may have been committed too. */
  private static void assertHolds(Store store, String key, Acknowledgement last) {
    Optional<Entry> entry = store.get(new Key(key));
    if (last.deleted()) {
      assertThat(entry).as(key).isEmpty();
    } else if (key.endsWith("/gone")) { // its deletion may have been under way
      entry.ifPresent(there -> assertThat(there.metadata().version()).isEqualTo(last.version()));
    } else {
      assertThat(entry).as(key).isPresent();
      assertThat(entry.get().metadata().version()).isGreaterThanOrEqualTo(last.version());
      assertThat(Writes.text(entry.get())).startsWith(key);
    }
  }

  private static void assertLockedBy(Process process, Path data) {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> SqliteStore.open(data, 1, InstantSource.system()).close())
        .withMessageContaining("in use by process " + process.pid());
  }
}
