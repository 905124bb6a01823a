package dev.cubby.cli.terminal;

import dev.cubby.cli.api.Progress;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A bar with rate and remaining time on standard error, from a second on and on a terminal only.
 */
public final class Bar implements Progress, AutoCloseable {
  private static final int WIDTH = 79;
  private static final long PATIENCE_NANOS = 1_000_000_000;

  private final Supplier<ProgressBar> maker;
  private final boolean shown;
  private final long begun = System.nanoTime();
  private long total = -1;
  private long done;
  private @Nullable ProgressBar bar;

  private Bar(Terminal terminal, String task, String unit, long unitSize) {
    shown = terminal.bars();
    maker =
        () ->
            new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(unit, unitSize)
                .setInitialMax(total)
                .showSpeed()
                .clearDisplayOnFinish()
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), WIDTH))
                .build();
  }

  /** Counts bytes, and shows KiB. */
  public static Bar ofBytes(Terminal terminal, String task) {
    return new Bar(terminal, task, " KiB", 1024);
  }

  /** Counts keys. */
  public static Bar ofKeys(Terminal terminal, String task) {
    return new Bar(terminal, task, " keys", 1);
  }

  @Override
  public synchronized void total(long units) {
    total = units;
    if (bar != null) {
      bar.maxHint(units);
    }
  }

  @Override
  public synchronized void step(long units) {
    done += units;
    if (bar == null && shown && System.nanoTime() - begun > PATIENCE_NANOS) {
      bar = maker.get();
    }
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
