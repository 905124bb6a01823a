package dev.cubby.e2e.fault;

import java.util.List;
import java.util.Locale;

/** Where Cubby runs while it is tested. */
public enum SystemKind {
  /** {@code ./cubby}, one process. */
  STANDALONE,
  /** The whole system in containers of one machine. */
  COMPOSE,
  /** The same with a database of three members. */
  HA,
  /** The whole system in the cluster that kubectl's context names. */
  KUBERNETES;

  public List<Fault> faults() {
    return switch (this) {
      case STANDALONE -> StandaloneFaults.ALL;
      case COMPOSE -> ComposeFaults.all();
      case HA -> HaFaults.all();
      case KUBERNETES -> KubernetesFaults.all();
    };
  }

  /** Whether it can be built with a rule switched off. */
  public boolean takesMutants() {
    return this == COMPOSE || this == HA;
  }

  /** As its files in {@code e2e/systems} are named. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
