package dev.cubby.common.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ReloadedTokensTest {
  private static final Duration PROMISED = Duration.ofSeconds(5);
  private static final NewToken FIRST = token("first");
  private static final NewToken SECOND = token("second");

  @TempDir Path folder;

  private static NewToken token(String name) {
    return NewToken.make(name, new Scope(Access.READ, List.of("")), null);
  }

  private static void within(Duration limit, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within %s", limit).isLessThan(end);
      Thread.sleep(20);
    }
  }

  @Test
  void aChangeCountsWithinFiveSeconds() throws Exception {
    Path file = Files.writeString(folder.resolve("tokens"), FIRST.line());
    try (var tokens = ReloadedTokens.follow(file)) {
      assertThat(tokens.get().find(FIRST.secret())).isNotNull();
      Files.writeString(file, SECOND.line());
      within(PROMISED, () -> tokens.get().find(SECOND.secret()) != null);
      assertThat(tokens.get().find(FIRST.secret())).as("withdrawn").isNull();
    }
  }

  @Test
  void aFileThatIsBeingWrittenDoesNotCountYet() throws Exception {
    Path file = Files.writeString(folder.resolve("tokens"), FIRST.line());
    try (var tokens = ReloadedTokens.follow(file, Duration.ofHours(1))) {
      Files.writeString(file, "# the first half\n");
      tokens.look();
      Files.writeString(file, FIRST.line() + "\n" + SECOND.line());
      tokens.look();
      assertThat(tokens.get().find(FIRST.secret())).isNotNull();
      assertThat(tokens.get().find(SECOND.secret())).isNull();
      tokens.look();
      assertThat(tokens.get().find(SECOND.secret())).isNotNull();
    }
  }

  /** As the kubelet does it: the file is a link into ..data, which is a link that is replaced. */
  @Test
  void aSymbolicLinkThatIsSwappedIsFollowed() throws Exception {
    link("..1", FIRST);
    Files.createSymbolicLink(folder.resolve("tokens"), Path.of("..data", "tokens"));
    try (var tokens = ReloadedTokens.follow(folder.resolve("tokens"))) {
      link("..2", SECOND);
      within(PROMISED, () -> tokens.get().find(SECOND.secret()) != null);
    }
  }

  private void link(String name, NewToken token) throws IOException {
    Path version = Files.createDirectory(folder.resolve(name));
    Files.writeString(version.resolve("tokens"), token.line());
    Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of(name));
    Files.move(
        link,
        folder.resolve("..data"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void aFileThatBreaksKeepsTheTokensAndIsLoggedOnceAChange() throws Exception {
    var logged = new ListAppender<ILoggingEvent>();
    Logger logger = (Logger) LoggerFactory.getLogger(ReloadedTokens.class);
    logged.start();
    logger.addAppender(logged);
    Path file = Files.writeString(folder.resolve("tokens"), FIRST.line());
    try (var tokens = ReloadedTokens.follow(file)) {
      Files.writeString(file, SECOND.line() + "\nwrong");
      within(PROMISED, () -> errors(logged) == 1);
      Thread.sleep(2_500); // two more reads of the same
      assertThat(errors(logged)).isEqualTo(1);
      assertThat(logged.list.getLast().getFormattedMessage()).contains("line 2");
      Files.delete(file);
      within(PROMISED, () -> errors(logged) == 2);
      assertThat(tokens.get().find(FIRST.secret())).isNotNull();
      assertThat(tokens.get().find(SECOND.secret())).isNull();
      Files.writeString(file, SECOND.line());
      within(PROMISED, () -> tokens.get().find(SECOND.secret()) != null);
    } finally {
      logger.detachAppender(logged);
    }
  }

  private static long errors(ListAppender<ILoggingEvent> logged) {
    return List.copyOf(logged.list).stream()
        .filter(event -> event.getLevel().equals(Level.ERROR))
        .count();
  }

  @Test
  void aFileThatIsMissingOrWrongAtFirstIsRefused() throws Exception {
    assertThatThrownBy(() -> ReloadedTokens.follow(folder.resolve("none")))
        .isInstanceOf(InvalidTokensException.class);
    Path file = Files.writeString(folder.resolve("tokens"), "\nwrong");
    assertThatThrownBy(() -> ReloadedTokens.follow(file)).hasMessageContaining("line 2");
  }
}
