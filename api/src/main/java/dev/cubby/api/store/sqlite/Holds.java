package dev.cubby.api.store.sqlite;

import dev.cubby.api.bounds.Durations;
import dev.cubby.api.store.Hold;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The versions as of which the store stays readable, whatever the purge would remove. */
final class Holds {
  /** When each of them ends, in milliseconds since 1970. */
  private final Map<Taken, Long> ends = new ConcurrentHashMap<>();

  private final InstantSource clock;

  Holds(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes one; to be called while no purge is under way. */
  Hold take(long version) {
    var taken = new Taken(version, clock.millis());
    ends.put(taken, end());
    return taken;
  }

  /** The oldest version that is held; beyond all versions where none is. */
  long oldest() {
    long now = clock.millis();
    ends.values().removeIf(end -> end <= now);
    return ends.keySet().stream().mapToLong(Hold::version).min().orElse(Long.MAX_VALUE);
  }

  private long end() {
    return clock.millis() + Durations.HISTORY_HOLD.toMillis();
  }

  private final class Taken implements Hold {
    private final long version;
    private final long takenAt;

    Taken(long version, long takenAt) {
      this.version = version;
      this.takenAt = takenAt;
    }

    @Override
    public long version() {
      return version;
    }

    @Override
    public long takenAt() {
      return takenAt;
    }

    @Override
    public void renew() {
      ends.replace(this, end());
    }

    @Override
    public void close() {
      ends.remove(this);
    }
  }
}
