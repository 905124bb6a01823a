package dev.cubby.api.feed;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Events in the order of their versions. All watchers that are told the same are given the same
 * object, so that the events are encoded once and stand in memory once.
 */
public final class Events {
  private final List<Event> list;

  @GuardedBy("this")
  private @Nullable Buffer bytes;

  Events(List<Event> list) {
    this.list = List.copyOf(list);
  }

  public List<Event> list() {
    return list;
  }

  /** As bytes, by the encoding of the first watcher that asks. */
  public synchronized Buffer bytes(Function<List<Event>, Buffer> encoding) {
    if (bytes == null) {
      bytes = encoding.apply(list);
    }
    return bytes;
  }
}
