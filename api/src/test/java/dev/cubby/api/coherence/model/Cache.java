package dev.cubby.api.coherence.model;

import java.util.Set;

/**
 * The cache, for one key.
 *
 * @param run which life this is
 * @param epoch 0 for none
 * @param entry the version held; -1 for none
 * @param entryEpoch under which it was filled
 * @param leases a bit for each reader whose lease stands
 * @param fences a bit for each writer whose fence stands
 */
record Cache(int run, int epoch, int entry, int entryEpoch, int leases, int fences) {
  static final int NOTHING = -1;

  Cache restarted() {
    return new Cache(run + 1, 0, NOTHING, 0, 0, 0);
  }

  Cache fenced(int writer, Set<Rule> off) {
    int left = off.contains(Rule.ONLY_A_LEASE_FILLS) ? leases : 0;
    return new Cache(run, epoch, NOTHING, 0, left, fences | 1 << writer);
  }

  Cache lifted(int writer, Set<Rule> off) {
    boolean own = !off.contains(Rule.EACH_FENCE_IS_ITS_OWN);
    return new Cache(run, epoch, entry, entryEpoch, leases, own ? fences & ~(1 << writer) : 0);
  }

  Cache leased(int reader) {
    return new Cache(run, epoch, entry, entryEpoch, leases | 1 << reader, fences);
  }

  /** Nobody holds the lease any more: it might as well not stand. */
  Cache abandoned(int reader) {
    return new Cache(run, epoch, entry, entryEpoch, leases & ~(1 << reader), fences);
  }

  Cache filled(int version, int under) {
    return new Cache(run, epoch, version, under, 0, fences);
  }

  /** What the script that enters makes of it; itself where it refuses. */
  Cache entered(Command command, Set<Rule> off) {
    if (!off.contains(Rule.EPOCHS_GROW) && command.next() <= epoch) {
      return this;
    }
    if (!off.contains(Rule.ENTERED_AS_SEEN) && command.run() != run) {
      return this;
    }
    return off.contains(Rule.ENTERING_EMPTIES)
        ? new Cache(run, command.next(), entry, command.next(), leases, fences)
        : new Cache(run, command.next(), NOTHING, 0, 0, 0);
  }

  /** “Enter”, as it was sent: by who had seen that life of the cache. */
  record Command(int run, int next) {}
}
