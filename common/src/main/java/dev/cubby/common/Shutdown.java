package dev.cubby.common;

import dev.cubby.common.admin.Readiness;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process in order on SIGTERM or Ctrl-C: readiness fails, callers get time to notice, then
 * what was started last is closed first.
 */
public final class Shutdown {
  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private final Deque<Step> steps = new ArrayDeque<>();
  private final List<Runnable> announcements = new ArrayList<>();
  private final Readiness readiness;
  private final Duration notice;

  /** A thing to close, with a name for the log. */
  private record Step(String name, AutoCloseable resource) {}

  /**
   * @param notice how long requests are still taken after readiness failed, so that callers who
   *     look it up (Kubernetes endpoints, DNS) go elsewhere first
   */
  public Shutdown(Readiness readiness, Duration notice) {
    this.readiness = readiness;
    this.notice = notice;
  }

  /** Adds something to close; it is closed before all that was added earlier. */
  public synchronized void add(String name, AutoCloseable resource) {
    steps.push(new Step(name, resource));
  }

  /** Adds a way to tell callers that the end is near; it is used as the notice begins. */
  public synchronized void announce(Runnable announcement) {
    announcements.add(announcement);
  }

  /** Lets the end of the process run {@link #run}. */
  public void onExit() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::run, "shutdown"));
  }

  /** Closes everything; a step that fails is logged and stops nothing. */
  public synchronized void run() {
    readiness.drain();
    if (!steps.isEmpty()) {
      announcements.forEach(Runnable::run);
      pause();
    }
    while (!steps.isEmpty()) {
      Step step = steps.pop();
      try {
        step.resource().close();
      } catch (Exception e) {
        LOG.warn("could not close {}", step.name(), e);
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(notice);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
