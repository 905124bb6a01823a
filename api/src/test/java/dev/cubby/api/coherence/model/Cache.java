package dev.cubby.api.coherence.model;

import java.util.Set;

/**
 * The cache, for one key: the data that the scripts keep there, and the steps that they take.
 *
 * @param epoch 0 for none
 * @param entry the version held; -1 for none
 * @param entryEpoch under which it was filled
 * @param leases a bit for each reader that knows the lease that stands; 0 where none does
 * @param fences a bit for each writer whose fence stands
 */
public record Cache(int epoch, int entry, int entryEpoch, int leases, int fences) {
  public static final int NOTHING = -1;
  public static final Cache EMPTY = new Cache(0, NOTHING, 0, 0, 0);

  public boolean under(int wanted) {
    return epoch != 0 && epoch == wanted;
  }

  public Cache fenced(int writer, Set<Rule> off) {
    boolean drops = !off.contains(Rule.FENCE_DROPS_THE_ENTRY);
    return new Cache(
        epoch,
        drops ? NOTHING : entry,
        drops ? 0 : entryEpoch,
        off.contains(Rule.FENCE_VOIDS_LEASES) ? leases : 0,
        fences | 1 << writer);
  }

  public Cache lifted(int writer, Set<Rule> off) {
    boolean own = !off.contains(Rule.EACH_FENCE_IS_ITS_OWN);
    return new Cache(epoch, entry, entryEpoch, leases, own ? without(writer) : 0);
  }

  /** Its time is over, or its memory was taken. */
  public Cache fenceGone(int writer) {
    return new Cache(epoch, entry, entryEpoch, leases, without(writer));
  }

  private int without(int writer) {
    return fences & ~(1 << writer);
  }

  public boolean fencedBy(int writer) {
    return (fences & 1 << writer) != 0;
  }

  public Cache leased(int reader) {
    return new Cache(epoch, entry, entryEpoch, leases | 1 << reader, fences);
  }

  public boolean leasedBy(int reader) {
    return (leases & 1 << reader) != 0;
  }

  /** The reader has given it up. */
  public Cache abandoned(int reader) {
    return new Cache(epoch, entry, entryEpoch, leases & ~(1 << reader), fences);
  }

  public Cache filled(int version, int under) {
    return new Cache(epoch, version, under, 0, fences);
  }

  /** Memory ran short, or its time is over. */
  public Cache withoutEntry() {
    return new Cache(epoch, NOTHING, 0, leases, fences);
  }

  public Cache withoutLease() {
    return new Cache(epoch, entry, entryEpoch, 0, fences);
  }

  /** The cache after enter.lua; the same where the script refuses. */
  public Cache entered(int next, Set<Rule> off) {
    if (next <= epoch && !off.contains(Rule.EPOCHS_GROW)) {
      return this;
    }
    return off.contains(Rule.ENTERING_EMPTIES)
        ? new Cache(next, entry, entryEpoch, leases, fences)
        : new Cache(next, NOTHING, 0, 0, 0);
  }
}
