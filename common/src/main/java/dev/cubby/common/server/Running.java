package dev.cubby.common.server;

import dev.cubby.common.Shutdown;
import dev.cubby.common.admin.AdminServer;
import dev.cubby.common.admin.Readiness;
import dev.cubby.common.http.AccessLog;
import dev.cubby.common.http.AllowedHosts;
import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.ByteBudget;
import dev.cubby.common.http.Cors;
import dev.cubby.common.http.HttpMetrics;
import dev.cubby.common.http.RequestGate;
import dev.cubby.common.settings.Settings;
import dev.cubby.common.tokens.AccessCheck;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The things that each of our processes has: event loops, metrics, readiness, two ports, an orderly
 * end.
 *
 * @param settings with {@link ServerSettings#ALL} among them
 * @param access to what the service serves
 */
public record Running(
    Settings settings,
    Vertx vertx,
    PrometheusRegistry metrics,
    Readiness readiness,
    Shutdown shutdown,
    AccessCheck access) {

  /** Starts the event loops; nothing listens yet. */
  public static Running start(Settings settings) {
    NameLookups.rememberNothing();
    var metrics = new PrometheusRegistry();
    JvmMetrics.builder().register(metrics);
    var readiness = new Readiness();
    var shutdown = new Shutdown(readiness, settings.get(ServerSettings.DRAIN_NOTICE));
    AccessCheck access = Admission.check(settings, shutdown);
    Vertx vertx = Loops.start();
    shutdown.add("event loops", () -> await(vertx.close()));
    return new Running(settings, vertx, metrics, readiness, shutdown, access);
  }

  /**
   * Writes this service's answers, and counts and logs them as the settings say.
   *
   * @param service its name in {@code Server-Timing}
   * @param budget of all bodies that are being written
   * @param cors whose pages may read the answers
   */
  public AnswerWriter answers(String service, ByteBudget budget, Cors cors) {
    var log = new AccessLog(new HttpMetrics(metrics), settings.get(ServerSettings.ACCESS_LOG));
    return new AnswerWriter(service, log, budget, cors);
  }

  /**
   * The names by which this service may be called, as the settings have them. With tokens it may be
   * any: a page of another site has none to show.
   */
  public AllowedHosts allowedHosts() {
    return access.isOpen()
        ? new AllowedHosts(settings.get(ServerSettings.HOSTS))
        : AllowedHosts.any();
  }

  /** Opens the port for users; the shutdown drains it before it closes what was added earlier. */
  public int listen(RequestGate gate) {
    var listener = new HttpListener();
    String host = settings.get(ServerSettings.HOST);
    int port = settings.get(ServerSettings.PORT);
    int actual = await(listener.listen(vertx, host, port, gate));
    readiness.serving();
    shutdown.announce(listener::announceEnd);
    Duration timeout = settings.get(ServerSettings.DRAIN_TIMEOUT);
    shutdown.add(
        "listener", () -> await(listener.shutdown(timeout.toMillis(), TimeUnit.MILLISECONDS)));
    return actual;
  }

  /** Opens the port for the platform. */
  public int listenAdmin(int port) {
    HttpServer server =
        await(
            new AdminServer(readiness, metrics)
                .listen(vertx, settings.get(ServerSettings.HOST), port));
    return server.actualPort();
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
