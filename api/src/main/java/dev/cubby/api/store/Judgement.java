package dev.cubby.api.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of writing, for every store. The units of one transaction are judged in order, in
 * memory, against what the database holds of their keys. Where a step of an atomic unit fails, all
 * that the unit did is dropped; the other units stand. The store then saves what results: the
 * revisions, all of them; the changes of current entries, at most one a key; the version that was
 * given last; and by how much the history grew.
 */
public final class Judgement {
  private final Stored stored;
  private final Draft draft;
  private final WriteRules rules;
  private final List<WriteUnit> units;
  private final List<List<Step.Outcome>> outcomes = new ArrayList<>();

  /** Ids of units that were done, by earlier transactions or in this one. */
  private final Set<Sha256> done;

  /** A revision to save, with its value. */
  public record Recorded(Revision revision, Content content) {}

  /** What a store has to do for the current entry of one key. */
  public sealed interface Change {

    /** Create the entry, or replace all that is stored of it. */
    record Save(Metadata metadata) implements Change {}

    /** Remove the entry. It may not be stored: an earlier write of the transaction created it. */
    record Remove(Key key) implements Change {}
  }

  private Judgement(List<WriteUnit> units, Stored stored) {
    this.units = List.copyOf(units);
    this.stored = stored;
    this.done = new HashSet<>(stored.answers().keySet());
    this.draft = new Draft(stored);
    this.rules = new WriteRules(stored, draft);
  }

  /**
   * Judges the units. Twice as many versions as there are steps must be free after the last one
   * that was given.
   */
  public static Judgement of(List<WriteUnit> units, Stored stored) {
    var judgement = new Judgement(units, stored);
    units.forEach(judgement::judge);
    return judgement;
  }

  /** Removes all entries that are stored, since their time is over. */
  public static Judgement expiring(Stored expired) {
    var judgement = new Judgement(List.of(), expired);
    expired.entries().values().forEach(judgement.rules::expire);
    return judgement;
  }

  /** The keys of which a store must find what is stored. */
  public static Set<Key> keys(List<WriteUnit> units) {
    Set<Key> keys = LinkedHashSet.newLinkedHashSet(WriteUnit.steps(units));
    for (WriteUnit unit : units) {
      for (Step step : unit.steps()) {
        keys.add(step.key());
        if (step instanceof Write.Copy copy) {
          keys.add(copy.source());
        }
      }
    }
    return keys;
  }

  /** The revisions of old that a store must find, so far as its history reaches them. */
  public static Set<AsOf> sources(List<WriteUnit> units, History history) {
    var sources = new LinkedHashSet<AsOf>();
    for (WriteUnit unit : units) {
      for (Step step : unit.steps()) {
        if (step instanceof Write.Restore(_, var source, _, _, _)
            && history.reaches(source.version())) {
          sources.add(source);
        }
      }
    }
    return sources;
  }

  /** The versions whose values a store must read before it saves anything. */
  public Set<Long> wanted() {
    var wanted = new LinkedHashSet<Long>();
    for (List<Step.Outcome> unit : outcomes) {
      for (Step.Outcome outcome : unit) {
        if (outcome instanceof Step.Found(_, Content.CopyOf(long version))) {
          wanted.add(version);
        }
      }
    }
    return wanted;
  }

  /**
   * An outcome for each step of each unit, in the same order.
   *
   * @param values of the {@link #wanted} versions
   */
  public List<List<Step.Outcome>> outcomes(Map<Long, byte[]> values) {
    var answering = new Answering(stored.answers());
    var told = new ArrayList<List<Step.Outcome>>();
    for (int i = 0; i < units.size(); i++) {
      List<Step.Outcome> judged =
          outcomes.get(i).stream().map(outcome -> filled(outcome, values)).toList();
      told.add(answering.outcomes(units.get(i), judged));
    }
    return told;
  }

  private static Step.Outcome filled(Step.Outcome outcome, Map<Long, byte[]> values) {
    if (outcome instanceof Step.Found(var metadata, Content.CopyOf(long version))) {
      byte[] value = values.get(version);
      if (value == null) {
        throw new IllegalStateException("version " + version + " was not read");
      }
      return new Step.Found(metadata, new Content.Given(value));
    }
    return outcome;
  }

  /** In the order of their versions; none where nothing changes. */
  public List<Recorded> revisions() {
    return draft.revisions();
  }

  /** Of different keys; none where nothing changes. */
  public Collection<Change> changes() {
    return draft.changes().values();
  }

  /** The last version given, by these writes or before them. */
  public long lastVersion() {
    return draft.lastVersion();
  }

  /** By how much the history grew. */
  public long historyBytes() {
    return draft.historyBytes();
  }

  private void judge(WriteUnit unit) {
    Idempotency idempotency = unit.idempotency();
    if (idempotency != null && !done.add(idempotency.id())) {
      outcomes.add(List.of()); // it is not done, and is told the answer of the first
      return;
    }
    var room = new Room(unit);
    draft.mark();
    var judged = new ArrayList<Step.Outcome>();
    for (Step step : unit.steps()) {
      Step.Outcome outcome = judge(step, room);
      judged.add(outcome);
      if (unit.atomic() && step.failed(outcome)) {
        draft.dropToMark();
        outcomes.add(onlyFailed(unit, judged.size() - 1, outcome));
        return;
      }
    }
    outcomes.add(judged);
  }

  private static List<Step.Outcome> onlyFailed(WriteUnit unit, int at, Step.Outcome failure) {
    var outcomes = new ArrayList<Step.Outcome>();
    unit.steps().forEach(_ -> outcomes.add(new Step.NotTried()));
    outcomes.set(at, failure);
    return outcomes;
  }

  private Step.Outcome judge(Step step, Room room) {
    Metadata current = rules.current(step.key());
    return switch (step) {
      case Step.Get _ -> get(current, room);
      case Step.Check(_, var precondition) ->
          precondition.holds(current)
              ? new Step.Holds(current)
              : new WriteOutcome.PreconditionFailed(current);
      case Write write -> rules.write(write, current, room);
    };
  }

  private Step.Outcome get(@Nullable Metadata current, Room room) {
    if (current == null) {
      return new WriteOutcome.NotFound();
    }
    return room.takeToRead(current.size())
        ? new Step.Found(current, draft.content(current.version()))
        : new Step.TooMuch(current.size());
  }
}
