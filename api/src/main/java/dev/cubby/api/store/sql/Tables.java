package dev.cubby.api.store.sql;

/** The tables, by what reads and changes them. */
record Tables(
    StateTable state, Heads heads, ChangeRows changes, KeptAnswers answers, HistoryHolds holds) {

  static Tables of(Dialect dialect) {
    var state = new StateTable(dialect);
    return new Tables(
        state,
        new Heads(dialect, state),
        new ChangeRows(dialect),
        new KeptAnswers(dialect),
        new HistoryHolds(dialect, state));
  }
}
