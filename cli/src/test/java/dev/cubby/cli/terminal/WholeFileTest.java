package dev.cubby.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path folder;

  @Test
  void anAbandonedFileIsNotWritten() throws IOException {
    Path place = Files.writeString(folder.resolve("f"), "old");
    var file = new WholeFile(place);
    assertThat(file.abandon()).isTrue();
    file.write(new byte[] {'n'});
    assertThat(place).hasContent("old");
    assertThat(folder).isDirectoryContaining(path -> path.equals(place));
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path place = Files.writeString(folder.resolve("f"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), place);
    new WholeFile(link).write(new byte[] {'n'});
    assertThat(link).isSymbolicLink();
    assertThat(place).hasContent("n");
  }

  @Test
  void aDeviceStaysADevice() {
    new WholeFile(Path.of("/dev/null")).write(new byte[] {'n'});
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }
}
