package dev.cubby.api.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cubby.api.bounds.Durations;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A login takes several round trips, each of which is in time, and together longer than a call. */
public abstract class SlowLoginContract {
  private static final Duration ROUND_TRIP = Duration.ofMillis(300);

  protected abstract TestDatabase database();

  @Test
  void aPoolGetsItsConnectionThoughNoCallWaitsForSoLong() throws IOException, SQLException {
    DatabaseAddress address = database().address();
    try (var route = new SlowRoute(address.host(), address.port(), ROUND_TRIP)) {
      Database slow = database().at(through(route, address));
      long begun = System.nanoTime();
      try (HikariDataSource readers = slow.readers();
          Connection connection = readers.getConnection()) {
        assertThat(connection.isValid(1)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
            .as("a call would have given up")
            .isGreaterThan(Durations.POOL_WAIT);
      }
    }
  }

  private static DatabaseAddress through(SlowRoute route, DatabaseAddress address) {
    return new DatabaseAddress(
        route.host(),
        route.port(),
        address.name(),
        address.user(),
        address.password(),
        address.schemaUser(),
        address.schemaPassword(),
        address.connections(),
        address.hasStandby());
  }
}
