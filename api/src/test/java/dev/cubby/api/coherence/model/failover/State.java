package dev.cubby.api.coherence.model.failover;

import dev.cubby.api.coherence.model.Cache;
import dev.cubby.api.coherence.model.failover.Actor.Copy;
import dev.cubby.api.coherence.model.failover.Actor.Enterer;
import dev.cubby.api.coherence.model.failover.Actor.Member;
import dev.cubby.api.coherence.model.failover.Actor.Reader;
import dev.cubby.api.coherence.model.failover.Actor.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Everything at one moment; never changed, but copied with a difference. */
final class State {
  private List<Server> servers;
  private boolean forked;
  private Cache cache;
  private List<Member> members;
  private List<Reader> readers;
  private List<Writer> writers;
  private Enterer enterer = Enterer.IDLE;
  private int late;
  private int restarts;
  private int faults;
  private int known = Chain.EMPTY;
  private boolean broken;

  /** The cache in use under epoch 1, and empty; no process knows of it yet. */
  State(Scope scope) {
    servers = List.of(Server.first(scope.cached()));
    cache = scope.cached() ? new Cache(1, Cache.NOTHING, 0, 0, 0) : Cache.EMPTY;
    members = Collections.nCopies(scope.processes(), Member.NEW);
    readers = Collections.nCopies(scope.readers(), Reader.IDLE);
    writers = Collections.nCopies(scope.writers(), Writer.IDLE);
    restarts = scope.restarts();
    faults = scope.faults();
  }

  private State(State other) {
    servers = other.servers;
    forked = other.forked;
    cache = other.cache;
    members = other.members;
    readers = other.readers;
    writers = other.writers;
    enterer = other.enterer;
    late = other.late;
    restarts = other.restarts;
    faults = other.faults;
    known = other.known;
    broken = other.broken;
  }

  /** In the order of their promotions. */
  List<Server> servers() {
    return servers;
  }

  /** The newest server, which alone has a standby. */
  int primary() {
    return servers.size() - 1;
  }

  /** Whether the third server was promoted without a word of the second, and has its timeline. */
  boolean forked() {
    return forked;
  }

  Cache cache() {
    return cache;
  }

  List<Member> members() {
    return members;
  }

  /** The process that the reader or writer belongs to. */
  Member processOf(int actor) {
    return members.isEmpty() ? Member.NEW : members.get(actor % members.size());
  }

  /** Its copy of the row. */
  Copy copyOf(int actor) {
    return processOf(actor).copy();
  }

  List<Reader> readers() {
    return readers;
  }

  List<Writer> writers() {
    return writers;
  }

  Enterer enterer() {
    return enterer;
  }

  /** The epoch of a command “enter” that may still reach the cache; 0 for none. */
  int late() {
    return late;
  }

  /** How often the cache may still restart. */
  int restarts() {
    return restarts;
  }

  /** How many commits may still become visible before the standby has them. */
  int faults() {
    return faults;
  }

  /** The longest chain that was acknowledged, or that any reader was given. */
  int known() {
    return known;
  }

  /** Whether a reader was given less than was known when it began, or what is known was lost. */
  boolean broken() {
    return broken;
  }

  /** Whether no copy of the row that is trusted, or on its way, is as asked for. */
  boolean noTrust(boolean alsoOnItsWay, Predicate<Copy> copies) {
    for (Member member : members) {
      if ((member.copy().trusted() && copies.test(member.copy()))
          || (alsoOnItsWay && member.answer().trusted() && copies.test(member.answer()))) {
        return false;
      }
    }
    return true;
  }

  State with(int i, Server next) {
    var state = new State(this);
    state.servers = set(servers, i, next);
    return state;
  }

  /** The standby of the newest server becomes primary, with that data. */
  State promoted(Data data) {
    Server last = servers.getLast();
    var state = with(primary(), last.deposed());
    state.servers = new ArrayList<>(state.servers);
    state.servers.add(Server.promoted(data));
    state.forked = forked || !last.attached();
    state.broken = !Chain.begins(known, data.chain());
    return state;
  }

  State with(Cache next) {
    var state = new State(this);
    state.cache = next;
    return state;
  }

  State with(int i, Member next) {
    var state = new State(this);
    state.members = set(members, i, next);
    return state;
  }

  State with(int i, Reader next) {
    var state = new State(this);
    state.readers = set(readers, i, next);
    return state;
  }

  State with(int i, Writer next) {
    var state = new State(this);
    state.writers = set(writers, i, next);
    return state;
  }

  State with(Enterer next) {
    var state = new State(this);
    state.enterer = next;
    return state;
  }

  State withLate(int next) {
    var state = new State(this);
    state.late = next;
    return state;
  }

  State withFewer(int restartsLeft, int faultsLeft) {
    var state = new State(this);
    state.restarts = restartsLeft;
    state.faults = faultsLeft;
    return state;
  }

  /** A client is told of the chain, and must not be told less than {@code floor}. */
  State told(int chain, int floor) {
    var state = new State(this);
    boolean goesOn = Chain.begins(known, chain);
    state.known = goesOn ? chain : known;
    state.broken = !Chain.begins(floor, chain) || (!goesOn && !Chain.begins(chain, known));
    return state;
  }

  /** Sets what only an unpacked state sets. */
  State restored(List<Server> all, boolean nowForked, int nowKnown, boolean nowBroken) {
    var state = new State(this);
    state.servers = all;
    state.forked = nowForked;
    state.known = nowKnown;
    state.broken = nowBroken;
    return state;
  }

  private static <T> List<T> set(List<T> list, int i, T next) {
    List<T> copy = new ArrayList<>(list);
    copy.set(i, next);
    return copy;
  }
}
