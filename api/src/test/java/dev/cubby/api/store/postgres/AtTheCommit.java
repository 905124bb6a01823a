package dev.cubby.api.store.postgres;

/** Has PostgreSQL do something at the commit of each transaction that adds a revision. */
final class AtTheCommit {

  /**
   * Has it run a statement of PL/pgSQL.
   *
   * @param statement without its semicolon
   */
  static void run(String statement) {
    runNothing();
    TestPostgres.INSTANCE.run(
        "CREATE OR REPLACE FUNCTION at_the_commit() RETURNS trigger LANGUAGE plpgsql"
            + " AS $$ BEGIN "
            + statement
            + "; RETURN NULL; END $$");
    TestPostgres.INSTANCE.run(
        "CREATE CONSTRAINT TRIGGER at_the_commit AFTER INSERT ON revision"
            + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION at_the_commit()");
  }

  static void runNothing() {
    TestPostgres.INSTANCE.run("DROP FUNCTION IF EXISTS at_the_commit() CASCADE");
  }

  private AtTheCommit() {}
}
