package dev.cubby.api.http;

import dev.cubby.api.ApiSettings;
import dev.cubby.api.bounds.Durations;
import dev.cubby.common.metrics.Callbacks;
import dev.cubby.common.server.Running;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** All streams of changes of a process. Any thread may use it. */
final class Watches {
  private final int most;
  private final AtomicInteger count = new AtomicInteger();
  private final Set<WatchStream> streams = ConcurrentHashMap.newKeySet();
  private volatile boolean draining;

  private Watches(int most) {
    this.most = most;
  }

  /** Those of this process: they end as it does, and when their tokens count no more. */
  static Watches of(Running running) {
    var watches = new Watches(running.settings().get(ApiSettings.MAX_WATCHERS));
    Callbacks.gauge(running.metrics(), "cubby_watchers", "Watchers of changes", watches.count::get);
    running.shutdown().announce(watches::drain);
    if (!running.access().isOpen()) {
      var _ =
          running
              .vertx()
              .setPeriodic(
                  Durations.TOKEN_CHECK.toMillis(),
                  _ -> watches.streams.forEach(WatchStream::checkToken));
    }
    return watches;
  }

  /** Takes the place of one more watcher; false where there are too many. */
  boolean take() {
    if (count.incrementAndGet() > most) {
      count.decrementAndGet();
      return false;
    }
    return true;
  }

  /** Gives a place back that no stream came to have. */
  void giveBack() {
    count.decrementAndGet();
  }

  void begun(WatchStream stream) {
    streams.add(stream);
    if (draining) {
      stream.end();
    }
  }

  void left(WatchStream stream) {
    if (streams.remove(stream)) {
      count.decrementAndGet();
    }
  }

  /** Ends all streams, and from now on each that begins. */
  private void drain() {
    draining = true;
    streams.forEach(WatchStream::end);
  }
}
