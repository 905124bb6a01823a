package dev.cubby.api.coherence.model;

import dev.cubby.api.coherence.model.Actor.Copy;
import dev.cubby.api.coherence.model.Actor.Enterer;
import dev.cubby.api.coherence.model.Actor.Entering;
import dev.cubby.api.coherence.model.Actor.Member;
import dev.cubby.api.coherence.model.Actor.Reader;
import dev.cubby.api.coherence.model.Actor.Reading;
import dev.cubby.api.coherence.model.Actor.Writer;
import dev.cubby.api.coherence.model.Actor.Writing;

/** A state in 128 bits, so that millions can be remembered. */
@SuppressWarnings("EnumOrdinal") // of no meaning outside the run
record Packed(long high, long low) {
  private static final int EPOCH = 3;
  private static final Reading[] READING = Reading.values();
  private static final Writing[] WRITING = Writing.values();
  private static final Entering[] ENTERING = Entering.values();

  static Packed of(State state) {
    var bits = new Bits();
    bits.put(state.version(), 2).put(state.known(), 2).put(state.stale());
    bits.put(state.late(), EPOCH).put(state.restarts(), 2).put(state.crashes(), 1);
    Row row = state.row();
    bits.put(row.epoch(), EPOCH).put(row.used()).put(row.unusedLong()).put(row.holder(), 3);
    Cache cache = state.cache();
    bits.put(cache.epoch(), EPOCH).put(cache.entry() + 1, 2).put(cache.entryEpoch(), EPOCH);
    bits.put(cache.leases(), 2).put(cache.fences(), 2);
    for (Member member : state.members()) {
      put(bits, member.copy());
      bits.put(member.asked());
      put(bits, member.answer());
    }
    for (Reader reader : state.readers()) {
      bits.put(reader.at().ordinal(), 3).put(reader.epoch(), EPOCH).put(reader.trusted());
      bits.put(reader.version(), 2).put(reader.floor(), 2);
    }
    for (Writer writer : state.writers()) {
      bits.put(writer.at().ordinal(), 4).put(writer.epoch(), EPOCH);
      bits.put(writer.version(), 2).put(writer.old());
    }
    for (Enterer enterer : state.enterers()) {
      bits.put(enterer.at().ordinal(), 3).put(enterer.epoch(), EPOCH);
    }
    return new Packed(bits.high, bits.low);
  }

  private static void put(Bits bits, Copy copy) {
    bits.put(copy.epoch(), EPOCH).put(copy.used()).put(copy.trusted());
  }

  /** The state again: taken out in the opposite order. */
  State unpack(Scope scope) {
    var bits = new Bits(high, low);
    var state = new State(scope);
    for (int i = scope.enterers() - 1; i >= 0; i--) {
      int epoch = bits.take(EPOCH);
      state = state.with(i, new Enterer(ENTERING[bits.take(3)], epoch));
    }
    for (int i = scope.writers() - 1; i >= 0; i--) {
      boolean old = bits.take();
      int version = bits.take(2);
      int epoch = bits.take(EPOCH);
      state = state.with(i, new Writer(WRITING[bits.take(4)], epoch, version, old));
    }
    for (int i = scope.readers() - 1; i >= 0; i--) {
      int floor = bits.take(2);
      int version = bits.take(2);
      boolean trusted = bits.take();
      int epoch = bits.take(EPOCH);
      state = state.with(i, new Reader(READING[bits.take(3)], epoch, trusted, version, floor));
    }
    for (int i = scope.processes() - 1; i >= 0; i--) {
      Copy answer = takeCopy(bits);
      boolean asked = bits.take();
      state = state.with(i, new Member(takeCopy(bits), asked, answer));
    }
    int fences = bits.take(2);
    int leases = bits.take(2);
    int entryEpoch = bits.take(EPOCH);
    int entry = bits.take(2) - 1;
    state = state.with(new Cache(bits.take(EPOCH), entry, entryEpoch, leases, fences));
    int holder = bits.take(3);
    boolean unusedLong = bits.take();
    boolean used = bits.take();
    state = state.with(new Row(bits.take(EPOCH), used, unusedLong, holder));
    int crashes = bits.take(1);
    state = state.withFewer(bits.take(2), crashes).withLate(bits.take(EPOCH));
    boolean stale = bits.take();
    int known = bits.take(2);
    return state.with(bits.take(2), known, stale);
  }

  private static Copy takeCopy(Bits bits) {
    boolean trusted = bits.take();
    boolean used = bits.take();
    return new Copy(bits.take(EPOCH), used, trusted);
  }

  private static final class Bits {
    private long high;
    private long low;
    private int used;

    Bits() {}

    Bits(long high, long low) {
      this.high = high;
      this.low = low;
    }

    Bits put(int value, int bits) {
      used += bits;
      if (value < 0 || value >= 1 << bits || used > 128) {
        throw new IllegalStateException("the scope is too large: " + value + " at " + used);
      }
      high = high << bits | low >>> (64 - bits);
      low = low << bits | value;
      return this;
    }

    Bits put(boolean value) {
      return put(value ? 1 : 0, 1);
    }

    int take(int bits) {
      int value = (int) (low & ((1 << bits) - 1));
      low = low >>> bits | high << (64 - bits);
      high >>>= bits;
      return value;
    }

    boolean take() {
      return take(1) == 1;
    }
  }
}
