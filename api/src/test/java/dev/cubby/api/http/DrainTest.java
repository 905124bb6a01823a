package dev.cubby.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainTest {
  @TempDir Path data;

  @Test
  void aRequestUnderWayIsAnsweredBeforeTheEndAndWhatItWroteStays() throws Exception {
    var api = new RunningApi(data, Map.of());
    var end = new Thread(api::close);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
      socket.setSoTimeout(20_000);
      send(
          socket,
          "PUT /v1/keys/a HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
      // Its “100 Continue” tells that the request is being received.
      assertThat(new String(socket.getInputStream().readNBytes(25), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 100 Continue");
      end.start();
      api.awaitDraining();
      send(socket, "hello");
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 201 ");
    }
    end.join();
    try (var again = new RunningApi(data, Map.of())) {
      assertThat(again.get("/v1/keys/a").body()).isEqualTo("hello");
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }
}
