package dev.cubby.api.composition;

import dev.cubby.api.ApiSettings;
import dev.cubby.api.store.mariadb.MariaDb;
import dev.cubby.api.store.postgres.Postgres;
import dev.cubby.common.settings.Settings;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Vertx;

/** Opens keys over the store that {@code CUBBY_STORE} names. */
public final class Stores {

  /** Opens them; a database that is away is waited for. */
  public static OpenKeys open(Settings settings, PrometheusRegistry metrics, Vertx vertx) {
    return switch (settings.get(ApiSettings.STORE)) {
      case SQLITE -> EmbeddedKeys.open(settings, metrics);
      case MARIADB -> SharedKeys.open(settings, metrics, vertx, () -> MariaDb.open(settings));
      case POSTGRES -> SharedKeys.open(settings, metrics, vertx, () -> Postgres.open(settings));
    };
  }

  private Stores() {}
}
