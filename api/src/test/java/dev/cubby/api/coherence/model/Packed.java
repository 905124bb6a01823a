package dev.cubby.api.coherence.model;

import dev.cubby.api.coherence.model.Actor.Enterer;
import dev.cubby.api.coherence.model.Actor.Member;
import dev.cubby.api.coherence.model.Actor.Reader;
import dev.cubby.api.coherence.model.Actor.Writer;

/** A state in 128 bits, so that millions can be remembered. */
record Packed(long high, long low) {

  static Packed of(State state) {
    var bits = new Bits();
    bits.add(state.version(), 2);
    Row row = state.row();
    bits.add(row.epoch(), 2).add(row.used()).add(row.unusedLong());
    bits.add(row.sharers(), 2).add(row.exclusive());
    Cache cache = state.cache();
    bits.add(cache.run(), 2).add(cache.epoch(), 2).add(cache.entry() + 1, 2);
    bits.add(cache.entryEpoch(), 2).add(cache.leases(), 2).add(cache.fences(), 2);
    for (Member member : state.members()) {
      bits.add(member.trust(), 2).add(member.answer() + 1, 3);
    }
    for (Reader reader : state.readers()) {
      bits.add(reader.at().ordinal(), 3).add(reader.epoch(), 2);
      bits.add(reader.version(), 2).add(reader.floor(), 2);
    }
    for (Writer writer : state.writers()) {
      bits.add(writer.at().ordinal(), 4).add(writer.epoch(), 2);
      bits.add(writer.version(), 2).add(writer.old());
    }
    for (Enterer enterer : state.enterers()) {
      bits.add(enterer.at().ordinal(), 2).add(enterer.run(), 2).add(enterer.epoch(), 2);
    }
    Cache.Command late = state.late();
    bits.add(late == null ? 0 : late.run(), 2).add(late == null ? 0 : late.next(), 2);
    bits.add(state.restarts(), 1).add(state.crashes(), 1).add(state.known(), 2);
    bits.add(state.stale() != null);
    return new Packed(bits.high, bits.low);
  }

  private static final class Bits {
    private long high;
    private long low;
    private int used;

    Bits add(int value, int bits) {
      used += bits;
      if (value < 0 || value >= 1 << bits || used > 128) {
        throw new IllegalStateException("the scope is too large: " + value);
      }
      high = high << bits | low >>> (64 - bits);
      low = low << bits | value;
      return this;
    }

    Bits add(boolean value) {
      return add(value ? 1 : 0, 1);
    }
  }
}
