package dev.cubby.api;

import dev.cubby.api.embedded.EmbeddedKeys;
import dev.cubby.api.http.Api;
import dev.cubby.api.keys.Keys;
import dev.cubby.api.shared.SharedKeys;
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
    Keys keys =
        settings.get(ApiSettings.STORE).equals("mariadb")
            ? SharedKeys.open(running)
            : EmbeddedKeys.open(settings, running.shutdown(), running.metrics());
    Api api = Api.over(keys, running);
    int port =
        running.listen(new RequestGate(api.handler(), api.answers(), running.allowedHosts()));
    LOG.atInfo().addKeyValue("port", port).addKeyValue("adminPort", admin).log("API is ready");
    LOG.warn("no tokens are set: everyone who reaches the port may read and write");
  }

  private Main() {}
}
