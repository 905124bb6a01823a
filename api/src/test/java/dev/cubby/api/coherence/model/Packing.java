package dev.cubby.api.coherence.model;

import dev.cubby.api.coherence.model.Actor.Copy;
import dev.cubby.api.coherence.model.Actor.Enterer;
import dev.cubby.api.coherence.model.Actor.Entering;
import dev.cubby.api.coherence.model.Actor.Member;
import dev.cubby.api.coherence.model.Actor.Reader;
import dev.cubby.api.coherence.model.Actor.Reading;
import dev.cubby.api.coherence.model.Actor.Writer;
import dev.cubby.api.coherence.model.Actor.Writing;
import dev.cubby.api.coherence.model.explore.Bits;
import dev.cubby.api.coherence.model.explore.StateBits;

/** A state in 128 bits, so that millions can be remembered. */
@SuppressWarnings("EnumOrdinal") // of no meaning outside the run
final class Packing implements StateBits<State> {
  private static final int EPOCH = 3;
  private static final Reading[] READING = Reading.values();
  private static final Writing[] WRITING = Writing.values();
  private static final Entering[] ENTERING = Entering.values();

  private final Scope scope;

  Packing(Scope scope) {
    this.scope = scope;
  }

  @Override
  public int words() {
    return 2;
  }

  @Override
  public void pack(State state, Bits bits) {
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
  }

  private static void put(Bits bits, Copy copy) {
    bits.put(copy.epoch(), EPOCH).put(copy.used()).put(copy.trusted());
  }

  @Override
  public State unpack(Bits bits) {
    var state = new State(scope).with(bits.take(2), bits.take(2), bits.take());
    state = state.withLate(bits.take(EPOCH)).withFewer(bits.take(2), bits.take(1));
    state = state.with(new Row(bits.take(EPOCH), bits.take(), bits.take(), bits.take(3)));
    int epoch = bits.take(EPOCH);
    int entry = bits.take(2) - 1;
    state = state.with(new Cache(epoch, entry, bits.take(EPOCH), bits.take(2), bits.take(2)));
    for (int i = 0; i < scope.processes(); i++) {
      state = state.with(i, new Member(takeCopy(bits), bits.take(), takeCopy(bits)));
    }
    for (int i = 0; i < scope.readers(); i++) {
      Reading at = READING[bits.take(3)];
      int asked = bits.take(EPOCH);
      state = state.with(i, new Reader(at, asked, bits.take(), bits.take(2), bits.take(2)));
    }
    for (int i = 0; i < scope.writers(); i++) {
      Writing at = WRITING[bits.take(4)];
      state = state.with(i, new Writer(at, bits.take(EPOCH), bits.take(2), bits.take()));
    }
    for (int i = 0; i < scope.enterers(); i++) {
      state = state.with(i, new Enterer(ENTERING[bits.take(3)], bits.take(EPOCH)));
    }
    return state;
  }

  private static Copy takeCopy(Bits bits) {
    return new Copy(bits.take(EPOCH), bits.take(), bits.take());
  }
}
