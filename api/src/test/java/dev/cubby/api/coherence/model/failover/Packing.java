package dev.cubby.api.coherence.model.failover;

import dev.cubby.api.coherence.model.Cache;
import dev.cubby.api.coherence.model.explore.Bits;
import dev.cubby.api.coherence.model.explore.StateBits;
import dev.cubby.api.coherence.model.failover.Actor.Copy;
import dev.cubby.api.coherence.model.failover.Actor.Enterer;
import dev.cubby.api.coherence.model.failover.Actor.Entering;
import dev.cubby.api.coherence.model.failover.Actor.Member;
import dev.cubby.api.coherence.model.failover.Actor.Reader;
import dev.cubby.api.coherence.model.failover.Actor.Reading;
import dev.cubby.api.coherence.model.failover.Actor.Writer;
import dev.cubby.api.coherence.model.failover.Actor.Writing;
import java.util.ArrayList;
import java.util.List;

/** A state in 192 bits, so that millions can be remembered. */
@SuppressWarnings("EnumOrdinal") // of no meaning outside the run
final class Packing implements StateBits<State> {
  private static final int CHAIN = Chain.BITS;
  private static final int EPOCH = 2;
  private static final int SERVER = 2;
  private static final Reading[] READING = Reading.values();
  private static final Writing[] WRITING = Writing.values();
  private static final Entering[] ENTERING = Entering.values();
  private static final Tx.Kind[] KINDS = Tx.Kind.values();
  private static final Tx.Stage[] STAGES = Tx.Stage.values();

  private final Scope scope;

  Packing(Scope scope) {
    this.scope = scope;
  }

  @Override
  public int words() {
    return 3;
  }

  @Override
  public void pack(State state, Bits bits) {
    bits.put(state.servers().size(), 2).put(state.forked());
    for (Server server : state.servers()) {
      put(bits, server.shown());
      put(bits, server.standby());
      Tx tx = server.tx();
      bits.put(tx.kind().ordinal(), 3).put(tx.number(), EPOCH).put(tx.stage().ordinal(), 2);
      bits.put(server.settled()).put(server.attached());
    }
    bits.put(state.known(), CHAIN).put(state.broken());
    bits.put(state.late(), EPOCH).put(state.restarts(), 2).put(state.faults(), 2);
    Cache cache = state.cache();
    bits.put(cache.epoch(), EPOCH).put(cache.entry() + 1, CHAIN + 1);
    bits.put(cache.entryEpoch(), EPOCH).put(cache.leases(), 2).put(cache.fences(), 2);
    for (Member member : state.members()) {
      put(bits, member.copy());
      bits.put(member.asked());
      put(bits, member.answer());
      bits.put(member.proved());
    }
    for (Reader reader : state.readers()) {
      bits.put(reader.at().ordinal(), 2).put(reader.leased()).put(reader.found(), CHAIN);
      bits.put(reader.reign(), SERVER).put(reader.proved()).put(reader.floor(), CHAIN);
    }
    for (Writer writer : state.writers()) {
      bits.put(writer.at().ordinal(), 3).put(writer.epoch(), EPOCH);
    }
    bits.put(state.enterer().at().ordinal(), 2).put(state.enterer().epoch(), EPOCH);
  }

  private static void put(Bits bits, Data data) {
    bits.put(data.chain(), CHAIN).put(data.epoch(), EPOCH);
    bits.put(data.used()).put(data.unusedLong()).put(data.reign(), SERVER);
  }

  private static void put(Bits bits, Copy copy) {
    bits.put(copy.epoch(), EPOCH).put(copy.used()).put(copy.trusted());
    bits.put(copy.since(), SERVER).put(copy.reign(), SERVER);
  }

  @Override
  public State unpack(Bits bits) {
    int size = bits.take(2);
    boolean forked = bits.take();
    List<Server> servers = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      servers.add(
          new Server(takeData(bits), takeData(bits), takeTx(bits), bits.take(), bits.take()));
    }
    State state = new State(scope).restored(servers, forked, bits.take(CHAIN), bits.take());
    state = state.withLate(bits.take(EPOCH)).withFewer(bits.take(2), bits.take(2));
    int epoch = bits.take(EPOCH);
    int entry = bits.take(CHAIN + 1) - 1;
    state = state.with(new Cache(epoch, entry, bits.take(EPOCH), bits.take(2), bits.take(2)));
    for (int i = 0; i < scope.processes(); i++) {
      var member = new Member(takeCopy(bits), bits.take(), takeCopy(bits), bits.take());
      state = state.with(i, member);
    }
    for (int i = 0; i < scope.readers(); i++) {
      Reading at = READING[bits.take(2)];
      boolean leased = bits.take();
      int found = bits.take(CHAIN);
      int reign = bits.take(SERVER);
      state = state.with(i, new Reader(at, leased, found, reign, bits.take(), bits.take(CHAIN)));
    }
    for (int i = 0; i < scope.writers(); i++) {
      state = state.with(i, new Writer(WRITING[bits.take(3)], bits.take(EPOCH)));
    }
    return state.with(new Enterer(ENTERING[bits.take(2)], bits.take(EPOCH)));
  }

  private static Data takeData(Bits bits) {
    return new Data(
        bits.take(CHAIN), bits.take(EPOCH), bits.take(), bits.take(), bits.take(SERVER));
  }

  private static Tx takeTx(Bits bits) {
    return new Tx(KINDS[bits.take(3)], bits.take(EPOCH), STAGES[bits.take(2)]);
  }

  private static Copy takeCopy(Bits bits) {
    return new Copy(
        bits.take(EPOCH), bits.take(), bits.take(), bits.take(SERVER), bits.take(SERVER));
  }
}
