package dev.cubby.api;

import dev.cubby.api.composition.OpenKeys;
import dev.cubby.api.composition.Stores;
import dev.cubby.api.http.Api;
import dev.cubby.common.http.RequestGate;
import dev.cubby.common.server.Running;
import dev.cubby.common.server.ServerSettings;
import dev.cubby.common.server.Service;
import dev.cubby.common.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API as a process of its own. */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  /** Serves until the process is told to end. */
  public static void main(String[] args) {
    Service.main(args, System.getenv(), "Cubby's REST API.", ApiSettings.ALL, Main::start);
  }

  private static void start(Settings settings) {
    Running running = Running.start(settings);
    running.shutdown().onExit();
    int admin = running.listenAdmin(settings.get(ServerSettings.ADMIN_PORT));
    OpenKeys keys = Stores.open(settings, running.metrics(), running.vertx());
    running.shutdown().add("keys", keys);
    Api api = Api.over(keys.keys(), running);
    int port =
        running.listen(new RequestGate(api.handler(), api.answers(), running.allowedHosts()));
    LOG.atInfo().addKeyValue("port", port).addKeyValue("adminPort", admin).log("API is ready");
  }

  private Main() {}
}
