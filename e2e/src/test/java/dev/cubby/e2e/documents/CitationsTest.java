package dev.cubby.e2e.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge of documents is judged: each kind of fault, planted, is found. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CitationsTest {
  private Tree tree;

  @BeforeAll
  void readsTheTree() throws IOException {
    tree = Tree.here();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          See [here](docs/nowhere.md).          | the link to docs/nowhere.md leads nowhere
          See [here](README.md#no-such-part).   | the link to README.md#no-such-part leads nowhere
          `flights/Nothing.java` begins it.     | there is no flights/Nothing.java
          Run `e2e/run-nothing all`.            | there is no e2e/run-nothing
          A cut in `haproxy-no.cfg` mends it.   | there is no haproxy-no.cfg
          `Kepeer` keeps it.                    | there is no class or name Kepeer
          `Flights.joinNothing` is the door.    | Flights has no joinNothing
          Take `dev.cubby.flihgts`.             | there is no package dev.cubby.flihgts
          The FlightLimits are few.             | FlightLimits is a class and not written as code
          `CUBBY_NOTHING_AT_ALL` sets it.       | there is no setting CUBBY_NOTHING_AT_ALL
          """)
  void findsWhatIsNotThere(String line, String fault) {
    assertThat(faults(line)).containsExactly(fault);
  }

  @Test
  void findsALineThatIsTooWide() {
    assertThat(faults("word ".repeat(21))).singleElement().asString().startsWith("over 100");
  }

  @Test
  void looksIntoBlocks() {
    assertThat(faults("```\nReadNothing -> docs/nothing.md\n```"))
        .containsExactlyInAnyOrder(
            "there is no docs/nothing.md", "there is no class or name ReadNothing");
  }

  @Test
  void findsNothingWhereAllIsThere() {
    String text =
        """
        # A heading
        `Flights.join` of `dev.cubby.flights`, see [README](README.md) and [above](#a-heading);
        `e2e/run compose` reads `CUBBY_PORT`, and a type is `application/json` or `Duration`.
        """;
    assertThat(faults(text)).isEmpty();
  }

  private Iterable<String> faults(String text) {
    return new Citations(tree, Set.of()).faults(Document.of("PLANTED.md", text));
  }
}
