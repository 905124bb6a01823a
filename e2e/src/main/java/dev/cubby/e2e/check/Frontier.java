package dev.cubby.e2e.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Configurations yet to be looked at, without those that another makes needless. */
final class Frontier {
  private final List<Configuration> seen = new ArrayList<>();
  private final Deque<Configuration> next = new ArrayDeque<>();

  void add(Configuration configuration) {
    if (covered(configuration)) {
      return;
    }
    seen.removeIf(
        other -> other.sameButUse(configuration) && configuration.used().within(other.used()));
    seen.add(configuration);
    next.add(configuration);
  }

  private boolean covered(Configuration configuration) {
    for (Configuration other : seen) {
      if (other.sameButUse(configuration) && other.used().within(configuration.used())) {
        return true;
      }
    }
    return false;
  }

  @Nullable Configuration poll() {
    return next.poll();
  }

  List<Configuration> seen() {
    return seen;
  }
}
