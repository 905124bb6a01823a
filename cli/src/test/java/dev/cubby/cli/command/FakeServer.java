package dev.cubby.cli.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Answers as it was told, in order, and remembers what it was asked. */
final class FakeServer implements AutoCloseable {
  private static final Reply BROKEN_OFF = new Reply(0, Map.of(), "");

  private final HttpServer server;
  private final Queue<Reply> replies = new ArrayDeque<>();
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** The idempotency key of each request; empty where it had none. */
  final List<String> keys = new CopyOnWriteArrayList<>();

  private record Reply(int status, Map<String, String> fields, String body) {}

  FakeServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  FakeServer replies(int status, String body, String... fields) {
    var map = new HashMap<String, String>();
    for (int i = 0; i < fields.length; i += 2) {
      map.put(fields[i], fields[i + 1]);
    }
    replies.add(new Reply(status, map, body));
    return this;
  }

  /** Ends the connection of the next request without an answer. */
  FakeServer breaksOff() {
    replies.add(BROKEN_OFF);
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      var line = new StringBuilder(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      for (String name :
          List.of("If-Match", "If-None-Match", "Content-type", "Authorization", "Last-event-id")) {
        String value = exchange.getRequestHeaders().getFirst(name);
        line.append(value == null ? "" : " | " + name + ": " + value);
      }
      line.append(body.length == 0 ? "" : " | " + new String(body, StandardCharsets.UTF_8));
      asked.add(line.toString());
      keys.add(
          Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Idempotency-Key"), ""));
      @Nullable Reply reply = replies.poll();
      if (reply == null || reply.equals(BROKEN_OFF)) {
        return; // The connection ends without an answer.
      }
      reply.fields.forEach(exchange.getResponseHeaders()::set);
      byte[] sent = reply.body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status, sent.length == 0 ? -1 : sent.length);
      exchange.getResponseBody().write(sent);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
