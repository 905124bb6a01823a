package dev.cubby.common.server;

import dev.cubby.common.settings.Setting;
import dev.cubby.common.settings.Settings;
import java.io.PrintStream;
import java.net.BindException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** How a process of ours starts: {@code --help}, settings, and one clear line where it cannot. */
public final class Service {
  private static final int CANNOT_START = 2;

  /** Starts the service and returns when it serves. */
  @FunctionalInterface
  public interface Start {
    /** Any exception ends the process; its message is for the operator. */
    void with(Settings settings) throws Exception;
  }

  /** Runs {@code main} of a service; what it cannot start with ends the process with status 2. */
  public static void main(
      String[] args,
      Map<String, String> environment,
      String about,
      List<Setting<?>> settings,
      Start start) {
    PrintStream err = System.err;
    if (args.length > 0) {
      boolean help = List.of(args).contains("--help");
      (help ? System.out : err)
          .printf("%s%n%nSettings (environment variables):%n%s%n", about, Settings.help(settings));
      System.exit(help ? 0 : CANNOT_START);
    }
    try {
      start.with(new Settings(environment, settings));
    } catch (Exception e) {
      err.println("cubby cannot start: " + reason(e));
      System.exit(CANNOT_START);
    }
  }

  private static String reason(Exception failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof BindException) {
      return cause.getMessage() + "; choose another with CUBBY_PORT or CUBBY_ADMIN_PORT.";
    }
    String message = cause.getMessage();
    return message != null ? message : cause.toString();
  }

  private Service() {}
}
