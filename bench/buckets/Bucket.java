import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A bucket's row in its primary: one transaction holds it, and the others wait in turn. */
final class Bucket {
  /** An api's group commit for one bucket: the times at which the waiting writes came. */
  static final class Committer {
    final ArrayDeque<Long> waiting = new ArrayDeque<>();
    final Bucket bucket;
    boolean busy;

    Committer(Bucket bucket) {
      this.bucket = bucket;
    }
  }

  final List<Committer> committers = new ArrayList<>();
  private final ArrayDeque<Runnable> turns = new ArrayDeque<>();
  private boolean held;
  Primary primary;

  Bucket(Primary primary, int apis) {
    this.primary = primary;
    for (int i = 0; i < apis; i++) {
      committers.add(new Committer(this));
    }
  }

  void lock(Runnable then) {
    if (held) {
      turns.add(then);
    } else {
      held = true;
      then.run();
    }
  }

  void unlock() {
    held = !turns.isEmpty();
    if (held) {
      turns.remove().run();
    }
  }
}
