package dev.cubby.api.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cubby.api.ApiSettings;
import dev.cubby.common.settings.Settings;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenKeysTest {
  @TempDir private Path data;

  private OpenKeys open(PrometheusRegistry metrics) {
    var environment = Map.of("CUBBY_DATA", data.toString());
    return EmbeddedKeys.open(new Settings(environment, ApiSettings.ALL), metrics);
  }

  @Test
  void openingThatFailsHalfWayClosesWhatItOpened() {
    var metrics = new PrometheusRegistry();
    open(metrics).close();
    // The metrics have these names already.
    assertThatIllegalArgumentException().isThrownBy(() -> open(metrics));
    open(new PrometheusRegistry()).close(); // nobody holds the data directory
  }

  @Test
  void thePartOpenedLastIsClosedFirstAndAFailureStopsNothing() {
    List<String> closed = new ArrayList<>();
    var failure = new IOException("the committer failed");
    var resources = new Resources();
    resources.add(() -> closed.add("store"));
    resources.add(() -> {
      throw failure;
    });
    resources.add(() -> closed.add("flights"));
    assertThatThrownBy(resources::close).hasSuppressedException(failure);
    assertThat(closed).containsExactly("flights", "store");
  }
}
