package dev.cubby.standalone;

import dev.cubby.api.ApiSettings;
import dev.cubby.api.composition.EmbeddedKeys;
import dev.cubby.api.composition.OpenKeys;
import dev.cubby.api.http.Api;
import dev.cubby.common.http.IncomingRequest;
import dev.cubby.common.http.RequestGate;
import dev.cubby.common.server.Running;
import dev.cubby.common.server.ServerSettings;
import dev.cubby.common.server.Service;
import dev.cubby.common.settings.Settings;
import io.vertx.core.Handler;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Site, API, flights, cache and SQLite in one process. */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  private static final String LOCAL = "127.0.0.1";

  /** Serves until the process is told to end, or makes a token. */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("token")) {
      List<String> arguments = List.of(args).subList(1, args.length);
      System.exit(TokenCommand.run(arguments, System.out, System.err));
    }
    var environment = new HashMap<>(System.getenv());
    // Without tokens every client that reaches the API may use it: this machine alone by default.
    environment.putIfAbsent(ServerSettings.HOST.name(), LOCAL);
    Service.main(
        args,
        environment,
        "Cubby standalone: the site, the API and SQLite in one process.",
        ApiSettings.EMBEDDED,
        settings -> start(settings, System.out).shutdown().onExit());
  }

  /**
   * Starts everything and prints the address.
   *
   * @return how to stop it
   */
  public static Standalone start(Settings settings, PrintStream out) {
    Running running = Running.start(settings);
    OpenKeys keys = EmbeddedKeys.open(settings, running.metrics());
    running.shutdown().add("keys", keys);
    Api api = Api.over(keys.keys(), running);
    Site site = SiteLoader.load();
    Handler<IncomingRequest> routes =
        request -> {
          if (api.handler().serves(request.path())) {
            api.handler().handle(request);
          } else {
            var _ = api.answers().send(request, Site.ROUTE, site.answer(request));
          }
        };
    int port = running.listen(new RequestGate(routes, api.answers(), running.allowedHosts()));
    int admin = listenAdmin(running, settings);
    String url = url(settings.get(ServerSettings.HOST), port);
    out.printf(
        "Cubby is at %s (API: %sv1/keys, its description: %sdocs), data in %s.%n",
        url, url, url, settings.get(ApiSettings.DATA).toAbsolutePath().normalize());
    LOG.atInfo().addKeyValue("url", url).addKeyValue("adminPort", admin).log("ready");
    return new Standalone(url, admin, running.shutdown());
  }

  /**
   * On a laptop the admin port is a by-product: taken already, it moves, unless it was asked for.
   */
  private static int listenAdmin(Running running, Settings settings) {
    int port = settings.get(ServerSettings.ADMIN_PORT);
    try {
      return running.listenAdmin(port);
    } catch (CompletionException e) {
      if (settings.isSet(ServerSettings.ADMIN_PORT)) {
        throw e;
      }
      int other = running.listenAdmin(0);
      LOG.warn("admin port {} is in use; metrics are on {}", port, other);
      return other;
    }
  }

  private static String url(String host, int port) {
    String name = Map.of("0.0.0.0", LOCAL, "::", "[::1]").getOrDefault(host, host);
    return "http://%s:%d/".formatted(name, port);
  }

  private Main() {}
}
