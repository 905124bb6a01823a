package dev.cubby.dedup;

import static dev.cubby.common.metrics.Callbacks.gauge;

import dev.cubby.common.Shutdown;
import dev.cubby.common.http.AllowedHosts;
import dev.cubby.common.http.AnswerWriter;
import dev.cubby.common.http.ByteBudget;
import dev.cubby.common.http.Cors;
import dev.cubby.common.http.RequestGate;
import dev.cubby.common.server.Running;
import dev.cubby.common.server.ServerSettings;
import dev.cubby.common.server.Service;
import dev.cubby.common.settings.Settings;
import dev.cubby.dedup.gateway.Gateway;
import dev.cubby.dedup.gateway.UpstreamAnswer;
import dev.cubby.dedup.gateway.WatchRelay;
import dev.cubby.dedup.upstream.Discovery;
import dev.cubby.dedup.upstream.Replicas;
import dev.cubby.dedup.upstream.Upstream;
import dev.cubby.dedup.upstream.UpstreamMetrics;
import dev.cubby.flights.DaemonTimer;
import dev.cubby.flights.FlightLimits;
import dev.cubby.flights.FlightMetrics;
import dev.cubby.flights.Flights;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway before the API. */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private static final Duration FIRST_REPLICA = Duration.ofSeconds(5);

  /** Serves until the process is told to end. */
  public static void main(String[] args) {
    Service.main(
        args,
        System.getenv(),
        "Cubby's request deduplication: a stampede of identical reads becomes one.",
        DedupSettings.ALL,
        settings -> start(settings).shutdown().onExit());
  }

  /** What was started, on which ports, and how to stop it. */
  public record Started(int port, int adminPort, Shutdown shutdown) {}

  public static Started start(Settings settings) {
    Running running = Running.start(settings);
    int admin = running.listenAdmin(settings.get(ServerSettings.ADMIN_PORT));
    var replicas = new Replicas();
    running.readiness().add("upstream", replicas::fault);
    running
        .shutdown()
        .add("discovery", new Discovery(settings.get(DedupSettings.UPSTREAM), replicas));
    var timer = new DaemonTimer("flights");
    running.shutdown().add("flights", timer);
    FlightLimits limits = limits(settings);
    var flights = new Flights<String, UpstreamAnswer>(limits, timer, UpstreamAnswer.SHARING);
    FlightMetrics.register(running.metrics(), flights);
    UpstreamMetrics.register(running.metrics(), replicas);
    var upstream = new Upstream(running.vertx(), replicas);
    // A proxy that counts an open port as a working one would have its requests failed.
    replicas.awaitReached(FIRST_REPLICA);
    upstream.connectAll().toCompletionStage().toCompletableFuture().join();
    // Its own answers are small; those of the API are counted by the flights.
    AnswerWriter answers = running.answers("dedup", new ByteBudget(Long.MAX_VALUE), Cors.none());
    var watches =
        new WatchRelay(
            Upstream.ofWatches(running.vertx(), replicas),
            answers,
            settings.get(DedupSettings.UPSTREAM_TIMEOUT),
            settings.get(DedupSettings.MAX_WATCHERS));
    gauge(running.metrics(), "cubby_watchers", "Watchers of changes", watches::size);
    running.shutdown().announce(watches::end);
    var gateway =
        new Gateway(upstream, flights, limits, watches, answers, running.access(), settings);
    int port = running.listen(new RequestGate(gateway, answers, AllowedHosts.any()));
    LOG.atInfo().addKeyValue("port", port).addKeyValue("adminPort", admin).log("dedup is ready");
    return new Started(port, admin, running.shutdown());
  }

  private static FlightLimits limits(Settings settings) {
    FlightLimits standard = FlightLimits.DEFAULT;
    return new FlightLimits(
        settings.get(DedupSettings.MAX_FLIGHTS),
        settings.get(DedupSettings.MAX_CALLERS),
        settings.get(DedupSettings.BUFFER_BYTES),
        standard.answerBytes(),
        standard.detachedPerKey(),
        standard.slowAfter(),
        standard.sweepEvery());
  }

  private Main() {}
}
