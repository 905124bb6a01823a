package dev.cubby.cli.api;

/** Is told how far a long piece of work has come. */
public interface Progress {
  Progress NONE =
      new Progress() {
        @Override
        public void total(long units) {}

        @Override
        public void step(long units) {}
      };

  /** How much there is to do, once it is known. */
  void total(long units);

  /** So much more is done; less, where it is negative. */
  void step(long units);
}
