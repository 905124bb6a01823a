package dev.cubby.e2e.fault;

import java.util.List;
import java.util.Locale;

/** Where Cubby runs while it is tested. */
public enum SystemKind {
  /** {@code ./cubby}, one process. */
  STANDALONE,
  /** The whole system in containers of one machine. */
  COMPOSE,
  /** The whole system in the cluster that kubectl's context names. */
  KUBERNETES;

  public List<Fault> faults() {
    return switch (this) {
      case STANDALONE -> StandaloneFaults.ALL;
      case COMPOSE -> ComposeFaults.all();
      case KUBERNETES -> KubernetesFaults.all();
    };
  }

  /** As its files in {@code e2e/systems} are named. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
