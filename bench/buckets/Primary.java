import java.util.ArrayDeque;

/** A machine: cores, on which transactions come before requests, and a log. */
final class Primary {
  /** Work for one core. */
  record Job(long work, Runnable then) {}

  final ArrayDeque<Job> transactions = new ArrayDeque<>();
  final ArrayDeque<Job> requests = new ArrayDeque<>();
  private final Clock clock;
  private int idle;
  private long flushed;

  /** How long its cores have worked, all together. */
  long busy;

  /** Writes that it has committed while they were counted. */
  long writes;

  Primary(Clock clock, int cores) {
    this.clock = clock;
    this.idle = cores;
  }

  /** Gives waiting jobs to idle cores. */
  void work() {
    while (idle > 0) {
      Job job = transactions.isEmpty() ? requests.poll() : transactions.remove();
      if (job == null) {
        return;
      }
      idle--;
      busy += job.work;
      clock.after(job.work, () -> end(job));
    }
  }

  private void end(Job job) {
    idle++;
    job.then.run();
    work();
  }

  /** How long until a commit of now is in the log. Those that ask during a flush share the next. */
  long flush(long flush) {
    long now = clock.now();
    if (now >= flushed) {
      flushed = now + flush;
    } else if (now > flushed - flush) {
      flushed += flush;
    }
    return flushed - now;
  }
}
