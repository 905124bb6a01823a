package dev.cubby.common.http;

import dev.cubby.common.server.HttpListener;
import dev.cubby.common.server.Loops;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A listener whose answers are a test's own, on a free port; asked by bytes as they are. */
final class ServedAnswers implements AutoCloseable {
  final AnswerWriter answers;
  private final Vertx vertx = Loops.start();
  private final int port;

  /** A handler that has the answers to write with. */
  interface Answering {
    void handle(IncomingRequest request, AnswerWriter answers);
  }

  ServedAnswers(long budget, Answering answering) {
    answers = new AnswerWriter("test", AnswerLog.NONE, new ByteBudget(budget), Cors.none());
    Handler<IncomingRequest> handler = request -> answering.handle(request, answers);
    var gate = new RequestGate(handler, answers, new AllowedHosts(List.of("named.example")));
    port = new HttpListener().listen(vertx, "127.0.0.1", 0, gate).await();
  }

  int port() {
    return port;
  }

  Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(10_000);
    return socket;
  }

  /** Sends bytes and returns all that comes until the server closes. */
  String raw(String text) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
