package dev.cubby.e2e.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The REST API, as somebody else than the person at the page uses it. */
final class Api {
  private static final Pattern MEMBER =
      Pattern.compile("\"(api|key)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final @Nullable String token;

  private Api(URI base, @Nullable String token) {
    this.base = base;
    this.token = token;
  }

  /**
   * The API that the site at {@code url} uses.
   *
   * @param token null where none is asked for
   */
  static Api of(URI url, @Nullable String token) {
    Api site = new Api(url, token);
    Matcher origin = MEMBER.matcher(site.text(site.send("GET", "config.json", new byte[0])));
    return origin.find() && !origin.group(2).isEmpty()
        ? new Api(URI.create(origin.group(2) + "/"), token)
        : site;
  }

  void put(String key, String value) {
    put(key, value.getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8");
  }

  void put(String key, byte[] value, String contentType) {
    put(key, value, contentType, "");
  }

  /**
   * Stores a value.
   *
   * @param query such as {@code ?ttl=60}, or empty
   */
  void put(String key, byte[] value, String contentType, String query) {
    HttpResponse<byte[]> answer =
        send("PUT", "v1/keys/" + path(key) + query, value, "Content-Type", contentType);
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "PUT of " + key + ": " + answer.statusCode() + " " + text(answer));
    }
  }

  /** The answer to a read, whatever its status. */
  HttpResponse<byte[]> get(String key) {
    return send("GET", "v1/keys/" + path(key), new byte[0]);
  }

  /** The value as UTF-8. */
  String read(String key) {
    return text(get(key));
  }

  void delete(String key) {
    send("DELETE", "v1/keys/" + path(key), new byte[0]);
  }

  void deleteAll(String prefix) {
    String list = text(send("GET", "v1/keys?limit=1000&prefix=" + encode(prefix), new byte[0]));
    MEMBER.matcher(list).results().map(found -> found.group(2)).forEach(this::delete);
  }

  /** Percent-encodes all but slashes. */
  static String path(String key) {
    return encode(key).replace("%2F", "/");
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(method, BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
