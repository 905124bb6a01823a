package dev.cubby.api.coherence.model;

import dev.cubby.api.coherence.model.Actor.Copy;
import dev.cubby.api.coherence.model.Actor.Enterer;
import dev.cubby.api.coherence.model.Actor.Member;
import dev.cubby.api.coherence.model.Actor.Reader;
import dev.cubby.api.coherence.model.Actor.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Everything at one moment; never changed, but copied with a difference. */
final class State {
  private int version;
  private int known;
  private Row row = new Row(1, true, false, Row.NOBODY);
  private Cache cache = new Cache(1, Cache.NOTHING, 0, 0, 0);
  private List<Member> members;
  private List<Reader> readers;
  private List<Writer> writers;
  private List<Enterer> enterers;
  private int late;
  private int restarts;
  private int crashes;
  private boolean stale;

  /** The cache in use under epoch 1, and empty; no process knows of it yet. */
  State(Scope scope) {
    members = Collections.nCopies(scope.processes(), Member.NEW);
    readers = Collections.nCopies(scope.readers(), Reader.IDLE);
    writers = Collections.nCopies(scope.writers(), Writer.IDLE);
    enterers = Collections.nCopies(scope.enterers(), Enterer.IDLE);
    restarts = scope.restarts();
    crashes = scope.crashes();
  }

  private State(State other) {
    version = other.version;
    known = other.known;
    row = other.row;
    cache = other.cache;
    members = other.members;
    readers = other.readers;
    writers = other.writers;
    enterers = other.enterers;
    late = other.late;
    restarts = other.restarts;
    crashes = other.crashes;
    stale = other.stale;
  }

  /** What the database holds of the one key. */
  int version() {
    return version;
  }

  /** The newest version that was acknowledged, or that any reader was given. */
  int known() {
    return known;
  }

  Row row() {
    return row;
  }

  Cache cache() {
    return cache;
  }

  List<Member> members() {
    return members;
  }

  Member processOf(int actor) {
    return members.get(actor % members.size());
  }

  List<Reader> readers() {
    return readers;
  }

  List<Writer> writers() {
    return writers;
  }

  List<Enterer> enterers() {
    return enterers;
  }

  /** The epoch of a command “enter” that may still reach the cache; 0 for none. */
  int late() {
    return late;
  }

  /** How often the cache may still restart. */
  int restarts() {
    return restarts;
  }

  /** How many processes may still crash. */
  int crashes() {
    return crashes;
  }

  /** Whether a reader was given less than was known when it began. */
  boolean stale() {
    return stale;
  }

  /** Whether no process trusts; {@code alsoOnItsWay}: nor will one by an answer on its way. */
  boolean nobodyTrusts(boolean alsoOnItsWay) {
    for (Member member : members) {
      if (member.copy().trusted() || (alsoOnItsWay && member.answer().trusted())) {
        return false;
      }
    }
    for (Reader reader : readers) {
      if (reader.trusted()) {
        return false;
      }
    }
    return true;
  }

  State with(Row next) {
    var state = new State(this);
    state.row = next;
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

  State with(int i, Copy next) {
    Member member = members.get(i);
    return with(i, new Member(next, member.asked(), member.answer()));
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

  State with(int i, Enterer next) {
    var state = new State(this);
    state.enterers = set(enterers, i, next);
    return state;
  }

  State withLate(int next) {
    var state = new State(this);
    state.late = next;
    return state;
  }

  State withFewer(int restartsLeft, int crashesLeft) {
    var state = new State(this);
    state.restarts = restartsLeft;
    state.crashes = crashesLeft;
    return state;
  }

  State with(int newVersion, int newKnown, boolean nowStale) {
    var state = new State(this);
    state.version = newVersion;
    state.known = newKnown;
    state.stale = nowStale;
    return state;
  }

  /** The next version is committed. */
  State committed() {
    var state = new State(this);
    state.version = version + 1;
    return state;
  }

  /** A client knows of the version. */
  State known(int seen) {
    var state = new State(this);
    state.known = Math.max(known, seen);
    return state;
  }

  /** A reader is answered. */
  State answered(Reader reader, int found) {
    State state = known(found);
    state.stale = found < reader.floor();
    return state;
  }

  private static <T> List<T> set(List<T> list, int i, T next) {
    List<T> copy = new ArrayList<>(list);
    copy.set(i, next);
    return copy;
  }
}
