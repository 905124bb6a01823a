import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** What callers do. Each waits for its answer before it asks again. */
record Work(String name, int callers, Consumer<Subject> call) {
  static final List<Work> ALL =
      List.of(
          new Work("PUT, 1 writer", 1, Subject::putOne),
          new Work("PUT, 64 writers", 64, Subject::putOne),
          new Work("GET, 1 reader", 1, Subject::getOne),
          new Work("GET, 64 readers", 64, Subject::getOne));

  Figure measure(Subject subject, int seconds) throws Exception {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    var running = new ArrayList<Future<List<Long>>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < callers; i++) {
        running.add(threads.submit(() -> callUntil(end, subject)));
      }
    }
    var times = new ArrayList<Long>();
    for (Future<List<Long>> one : running) {
      times.addAll(one.get());
    }
    times.sort(null);
    return new Figure(
        (double) times.size() / seconds,
        times.get(times.size() / 2) / 1e6,
        times.get(times.size() * 99 / 100) / 1e6);
  }

  /** How long each call took, in ns. */
  private List<Long> callUntil(long end, Subject subject) {
    var times = new ArrayList<Long>();
    for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
      call.accept(subject);
      times.add(System.nanoTime() - begun);
    }
    return times;
  }
}
