package dev.cubby.standalone;

import dev.cubby.api.ApiSettings;
import dev.cubby.common.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;

/** All of Cubby in this process, on a free port. */
final class RunningStandalone implements AutoCloseable {
  private final Standalone standalone;
  private final HttpClient client = HttpClient.newHttpClient();

  RunningStandalone(Path data) {
    var environment =
        Map.of(
            "CUBBY_HOST", "127.0.0.1",
            "CUBBY_PORT", "0",
            "CUBBY_ADMIN_PORT", "0",
            "CUBBY_DATA", data.toString());
    standalone =
        Main.start(
            new Settings(environment, ApiSettings.EMBEDDED),
            new PrintStream(OutputStream.nullOutputStream()));
  }

  /**
   * Asks for a path of the site.
   *
   * @param lines header fields such as {@code Range: bytes=0-1}, each sent as a line of its own
   */
  HttpResponse<String> ask(HttpClient.Version version, String method, String path, String... lines)
      throws IOException, InterruptedException {
    URI uri = URI.create(standalone.url()).resolve(path);
    var request =
        HttpRequest.newBuilder(uri).version(version).method(method, BodyPublishers.noBody());
    for (String line : lines) {
      String[] field = line.split(": ", 2);
      request.header(field[0], field[1]);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
    standalone.close();
  }
}
