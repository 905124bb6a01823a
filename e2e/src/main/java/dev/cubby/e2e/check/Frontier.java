package dev.cubby.e2e.check;

import dev.cubby.e2e.check.Configuration.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Configurations yet to be looked at, without those that another makes needless. */
final class Frontier {
  private final BitSet observers;
  private final Map<Place, List<Configuration>> seen = new HashMap<>();
  private final Deque<Configuration> next = new ArrayDeque<>();

  private record Place(int puts, State state) {}

  /**
   * An empty one.
   *
   * @param observers slots of the operations that change nothing
   */
  Frontier(BitSet observers) {
    this.observers = observers;
  }

  void add(Configuration configuration) {
    List<Configuration> alike =
        seen.computeIfAbsent(
            new Place(configuration.puts(), configuration.state()), _ -> new ArrayList<>());
    for (Configuration other : alike) {
      if (other.coversLike(configuration, observers)) {
        return;
      }
    }
    alike.removeIf(other -> configuration.coversLike(other, observers));
    alike.add(configuration);
    next.add(configuration);
  }

  @Nullable Configuration poll() {
    return next.poll();
  }

  List<Configuration> seen() {
    return seen.values().stream().flatMap(List::stream).toList();
  }
}
