package dev.cubby.dedup.gateway;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Preconditions of reads, as RFC 9110, section 13, has them. */
class ConditionalReadsTest {
  private static final String PATH = "/v1/keys/a";
  private static final int LARGE = 1 << 20;

  private static Future<Void> answer(HttpServerRequest request, int size, boolean sized) {
    var response = request.response().putHeader("ETag", "\"7\"").putHeader("Content-Type", "x/y");
    if (sized) {
      response.putHeader("Content-Length", Integer.toString(size));
    } else {
      response.setChunked(true);
    }
    return request.method().equals(HttpMethod.HEAD)
        ? response.end()
        : response.end(Buffer.buffer(new byte[size]));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, 0, true",
    "GET, 1, true",
    "GET, 262144, true",
    "GET, 262145, true",
    "GET, 1048576, true",
    "GET, 16777216, true",
    "GET, 1, false",
    "GET, 262144, false",
    "GET, 262145, false",
    "GET, 1048576, false",
    "HEAD, 1, true",
    "HEAD, 1048576, true",
  })
  void contentOfAnySizeThatTheCallerHasIsNotSentAgain(String method, int size, boolean sized) {
    try (var api = new FakeApi(request -> answer(request, size, sized));
        var gateway = new RunningGateway(api)) {
      var answer = gateway.send(method, PATH, "If-None-Match", "\"7\"");
      assertEquals(304, answer.statusCode());
      assertEquals("", answer.body());
      assertEquals("\"7\"", answer.headers().firstValue("ETag").orElseThrow());
      assertFalse(answer.headers().firstValue("Content-Type").isPresent());
      var other = gateway.send(method, PATH, "If-None-Match", "\"6\"");
      assertEquals(200, other.statusCode());
      assertEquals(method.equals("GET") ? size : 0, other.body().length());
      gateway.awaitMemoryGivenBack();
    }
  }

  @Test
  void largeContentThatTheCallerHasIsNotFetchedToItsEnd() throws Exception {
    var reset = new CountDownLatch(1);
    try (var api =
            new FakeApi(
                request -> answer(request, 16 * LARGE, true).onFailure(_ -> reset.countDown()));
        var gateway = new RunningGateway(api)) {
      assertEquals(304, gateway.get(PATH, "If-None-Match", "\"7\"").statusCode());
      assertTrue(reset.await(10, TimeUnit.SECONDS), "the API is told that nobody wants it");
    }
  }

  @Test
  void eachOfThoseWhoShareAReadOfLargeContentIsJudgedByItself() throws Exception {
    BlockingQueue<HttpServerRequest> held = new LinkedBlockingQueue<>();
    try (var api = new FakeApi(held::add);
        var gateway = new RunningGateway(api)) {
      var first = gateway.read(PATH);
      HttpServerRequest running = held.take();
      var has = gateway.read(PATH, "If-None-Match", "\"7\"");
      var hasAnother = gateway.read(PATH, "If-None-Match", "\"6\"");
      var hasItToo = gateway.read(PATH, "If-None-Match", "\"5\", W/\"7\"");
      while (gateway.metric("cubby_flights_callers") < 4) {
        Thread.onSpinWait();
      }
      answer(running, LARGE, true);
      for (int i = 0; i < 3; i++) {
        answer(requireNonNull(held.poll(10, TimeUnit.SECONDS)), LARGE, true);
      }
      assertEquals(200, first.get().statusCode());
      assertEquals(304, has.get().statusCode());
      assertEquals(200, hasAnother.get().statusCode());
      assertEquals(304, hasItToo.get().statusCode());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"7\"          | \"9\"       | 304",
        "\"9\"          | W/\"7\"     | 304",
        "\"8\", \"9\"   | \"6\"       | 200",
        "\"8\"          | , \"7\" ,   | 304",
        "*              |             | 304",
        "\"a,b\"        | \"7\"       | 304",
        "seven          | \"7\"       | 200",
      })
  void ifNoneMatchIsOneListHoweverManyLinesItHas(String line, String other, int status)
      throws Exception {
    try (var api = new FakeApi(request -> answer(request, 1, true));
        var gateway = new RunningGateway(api);
        var caller = gateway.raw()) {
      String second = other == null ? "" : "If-None-Match: " + other + "\r\n";
      caller.send(
          "GET "
              + PATH
              + " HTTP/1.1\r\nHost: x\r\nIf-None-Match: "
              + line
              + "\r\n"
              + second
              + "\r\n");
      assertEquals(status, caller.answer().status());
    }
  }

  @Test
  void ifNoneMatchOfAnythingIsForWhatHasNoEntityTagToo() {
    try (var api = new FakeApi(request -> request.response().end("{}"));
        var gateway = new RunningGateway(api)) {
      assertEquals(304, gateway.get("/v1/keys", "If-None-Match", "*").statusCode());
      assertEquals(200, gateway.get("/v1/keys", "If-None-Match", "\"7\"").statusCode());
    }
  }

  @Test
  void readOfNothingIs404WhateverItIsConditionalOn() {
    try (var api = new FakeApi(request -> request.response().setStatusCode(404).end());
        var gateway = new RunningGateway(api)) {
      assertEquals(404, gateway.get(PATH, "If-None-Match", "*").statusCode());
      assertEquals(404, gateway.get(PATH, "If-None-Match", "\"7\"").statusCode());
    }
  }

  @Test
  void ifModifiedSinceIsIgnoredBesideIfNoneMatch() {
    var seen = new AtomicReference<HttpServerRequest>();
    try (var api =
            new FakeApi(request -> {
              seen.set(request);
              answer(request, 1, true);
            });
        var gateway = new RunningGateway(api)) {
      String date = "Sat, 01 Jan 2050 00:00:00 GMT";
      gateway.get(PATH, "If-None-Match", "\"6\"", "If-Modified-Since", date);
      assertFalse(seen.get().headers().contains("If-Modified-Since"));
      gateway.get(PATH, "If-Modified-Since", date);
      assertEquals(date, seen.get().getHeader("If-Modified-Since"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Range               | bytes=0-1                     | 304",
        "Range               | bytes=5-1                     | 416",
        "If-Match            | \"7\"                         | 412",
        "If-Unmodified-Since | Sat, 01 Jan 2050 00:00:00 GMT | 412",
      })
  void apiJudgesIfNoneMatchBesideWhatIsJudgedBeforeOrAfterIt(
      String field, String value, int status) {
    var seen = new AtomicReference<HttpServerRequest>();
    try (var api =
            new FakeApi(request -> {
              seen.set(request);
              request.response().setStatusCode(status).putHeader("ETag", "\"7\"").end();
            });
        var gateway = new RunningGateway(api)) {
      var answer = gateway.get(PATH, "If-None-Match", "\"7\"", field, value);
      assertEquals(status, answer.statusCode());
      assertEquals("\"7\"", seen.get().getHeader("If-None-Match"));
      assertEquals(value, seen.get().getHeader(field));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"If-Match", "Cache-Control", "Range", "If-Range", "Accept"})
  void linesOfAFieldAllReachTheApiInTheirOrder(String field) {
    var seen = new AtomicReference<HttpServerRequest>();
    try (var api =
            new FakeApi(request -> {
              seen.set(request);
              answer(request, 1, true);
            });
        var gateway = new RunningGateway(api)) {
      gateway.get(PATH, field, "b", field, "a");
      assertEquals(java.util.List.of("b", "a"), seen.get().headers().getAll(field));
      gateway.put(
          PATH, java.net.http.HttpRequest.BodyPublishers.ofString("v"), field, "b", field, "a");
      assertEquals(java.util.List.of("b", "a"), seen.get().headers().getAll(field));
    }
  }
}
