package dev.cubby.api.coherence.model;

import dev.cubby.api.coherence.model.Actor.Enterer;
import dev.cubby.api.coherence.model.Actor.Member;
import dev.cubby.api.coherence.model.Actor.Reader;
import dev.cubby.api.coherence.model.Actor.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything at one moment; never changed, but copied with a difference. Reader, writer and enterer
 * {@code i} belong to process {@code i} modulo the number of processes.
 */
final class State {
  private int version;
  private Row row = new Row(1, true, false, 0, false);
  private Cache cache = new Cache(1, 1, Cache.NOTHING, 0, 0, 0);
  private List<Member> members;
  private List<Reader> readers;
  private List<Writer> writers;
  private List<Enterer> enterers;
  private Cache.@Nullable Command late;
  private int restarts;
  private int crashes;
  private int known;
  private @Nullable String stale;

  /** The cache in use under epoch 1, and empty. */
  State(Scope scope) {
    members = Collections.nCopies(scope.processes(), new Member(0, Member.NO_ANSWER));
    readers = Collections.nCopies(scope.readers(), Reader.IDLE);
    writers = Collections.nCopies(scope.writers(), Writer.IDLE);
    enterers = Collections.nCopies(scope.enterers(), Enterer.IDLE);
    restarts = scope.restarts();
    crashes = scope.crashes();
  }

  private State(State other) {
    version = other.version;
    row = other.row;
    cache = other.cache;
    members = other.members;
    readers = other.readers;
    writers = other.writers;
    enterers = other.enterers;
    late = other.late;
    restarts = other.restarts;
    crashes = other.crashes;
    known = other.known;
    stale = other.stale;
  }

  /** What the database holds of the one key. */
  int version() {
    return version;
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

  List<Reader> readers() {
    return readers;
  }

  List<Writer> writers() {
    return writers;
  }

  List<Enterer> enterers() {
    return enterers;
  }

  /** A command “enter” that may still reach the cache. */
  Cache.@Nullable Command late() {
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

  /** The newest version that was acknowledged, or read by anybody. */
  int known() {
    return known;
  }

  /** What a reader was given although more was known; null while all is well. */
  @Nullable String stale() {
    return stale;
  }

  int processOf(int actor) {
    return actor % members.size();
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

  State withLate(Cache.@Nullable Command next) {
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

  /** The next version is committed. */
  State committed() {
    var state = new State(this);
    state.version = version + 1;
    return state;
  }

  /** Somebody outside knows of the version. */
  State known(int seen) {
    var state = new State(this);
    state.known = Math.max(known, seen);
    return state;
  }

  /** A reader is answered. */
  State answered(Reader reader, int found) {
    State state = known(found);
    if (found < reader.floor()) {
      state.stale = "version " + found + " is read though " + reader.floor() + " was known";
    }
    return state;
  }

  private static <T> List<T> set(List<T> list, int i, T next) {
    List<T> copy = new ArrayList<>(list);
    copy.set(i, next);
    return copy;
  }
}
