package dev.cubby.common.server;

import dev.cubby.common.Shutdown;
import dev.cubby.common.settings.InvalidSettingException;
import dev.cubby.common.settings.Setting;
import dev.cubby.common.settings.Settings;
import dev.cubby.common.tokens.AccessCheck;
import dev.cubby.common.tokens.InvalidTokensException;
import dev.cubby.common.tokens.ReloadedTokens;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which requests a service lets in, as its settings have it. */
final class Admission {
  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

  /**
   * The check of the tokens in {@link ServerSettings#TOKENS_FILE}; without such a file none.
   *
   * @throws InvalidSettingException where the file is wrong, or where there is none and other
   *     machines reach the service
   */
  static AccessCheck check(Settings settings, Shutdown shutdown) {
    Path file = settings.get(ServerSettings.TOKENS_FILE).orElse(null);
    boolean open = settings.get(ServerSettings.OPEN);
    if (file == null) {
      refuseReachable(settings, open);
      LOG.warn("no tokens are set: everyone who reaches the port may read and write");
      return AccessCheck.none();
    }
    if (open) {
      throw new InvalidSettingException(
          "CUBBY_OPEN=true and CUBBY_TOKENS_FILE contradict each other: leave one of them out.");
    }
    try {
      ReloadedTokens tokens = ReloadedTokens.follow(file);
      shutdown.add("tokens", tokens);
      return AccessCheck.by(tokens, InstantSource.system());
    } catch (InvalidTokensException e) {
      throw new InvalidSettingException(
          "%s=%s: the file %s".formatted(ServerSettings.TOKENS_FILE.name(), file, e.getMessage()));
    }
  }

  private static void refuseReachable(Settings settings, boolean open) {
    Setting<String> where =
        settings.isSet(ServerSettings.PUBLISHED_HOST)
            ? ServerSettings.PUBLISHED_HOST
            : ServerSettings.HOST;
    if (!open && !isLoopback(settings.get(where))) {
      throw new InvalidSettingException(
          ("%s=%s: other machines reach the store, which has no tokens. Set CUBBY_TOKENS_FILE"
                  + " (./cubby token makes a line for it), or CUBBY_OPEN=true to let everyone in.")
              .formatted(where.name(), settings.get(where)));
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private Admission() {}
}
