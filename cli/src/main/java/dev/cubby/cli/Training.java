package dev.cubby.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cubby.cli.command.Program;
import dev.cubby.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs commands against a server in this process that gives one answer to all. The launcher records
 * this run for the JDK's ahead-of-time cache (JEP 514), with which each command starts in a third
 * of the time.
 */
final class Training {
  private static final String ANSWER =
      """
      {"key":"a","version":1,"size":1,"keys":[{"key":"a","version":1,"size":1}],"bytes":1,
       "changes":[{"version":1,"key":"a","op":"put"}],"next":null,"prefixes":[],"nextCursor":null}
      """;

  public static void main(String[] arguments) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", Training::answer);
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    List<String> commands =
        List.of(
            "get a", "put a b --ttl 1m", "list --long", "delete a", "history a", "stats", "get");
    for (String command : commands) {
      new Program(silent()).run((command + " --server " + url).split(" ", -1));
    }
    server.stop(0);
    System.exit(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().add("ETag", "\"1\"");
      byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Terminal silent() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return new Terminal(
        InputStream.nullInputStream(),
        nowhere,
        new PrintStream(nowhere, true, StandardCharsets.UTF_8),
        false,
        false);
  }

  private Training() {}
}
