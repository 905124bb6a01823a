package dev.cubby.common.tokens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of a file that is read again every second. A change counts when two reads in a row
 * have found it, so that a file which is being written is not taken for what it will be. What is
 * read, and not the file's time, tells a change: Kubernetes swaps a symbolic link.
 */
public final class ReloadedTokens implements Supplier<Tokens>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadedTokens.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final long MAX_BYTES = 4 << 20;

  private final Path file;
  private final ScheduledExecutorService reader =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("tokens").daemon().factory());
  private volatile Tokens tokens;

  /** What was last taken up or refused, and what was last read. Used by the reader's thread. */
  private @Nullable String judged;

  private @Nullable String seen;

  private ReloadedTokens(Path file, String text, Tokens tokens) {
    this.file = file;
    this.judged = text;
    this.seen = text;
    this.tokens = tokens;
  }

  /**
   * Reads the file, and follows it from then on.
   *
   * @throws InvalidTokensException where it cannot be read, or has a wrong line
   */
  public static ReloadedTokens follow(Path file) {
    return follow(file, EVERY);
  }

  static ReloadedTokens follow(Path file, Duration every) {
    String text = read(file);
    if (text == null) {
      throw new InvalidTokensException("cannot be read, or has more than 4 MiB.");
    }
    var followed = new ReloadedTokens(file, text, TokensFile.parse(text));
    var _ =
        followed.reader.scheduleWithFixedDelay(
            followed::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    return followed;
  }

  @Override
  public Tokens get() {
    return tokens;
  }

  /** Looks at the file once. */
  void look() {
    String text = read(file);
    boolean still = Objects.equals(text, seen);
    seen = text;
    if (still && !Objects.equals(text, judged)) {
      judged = text;
      judge(text);
    }
  }

  private void judge(@Nullable String text) {
    try {
      if (text == null) {
        throw new InvalidTokensException("cannot be read, or has more than 4 MiB.");
      }
      tokens = TokensFile.parse(text);
      LOG.atInfo().addKeyValue("tokens", tokens.size()).log("the file of tokens has changed");
    } catch (InvalidTokensException e) {
      LOG.error(
          "the file of tokens {} {} The tokens from before still count.", file, e.getMessage());
    }
  }

  /** The file's text; null where there is none. */
  private static @Nullable String read(Path file) {
    try {
      return Files.size(file) > MAX_BYTES ? null : Files.readString(file);
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }
}
