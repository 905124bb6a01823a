package dev.cubby.api.http;

import dev.cubby.common.http.Answer;
import dev.cubby.common.http.Representation;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** {@code GET /openapi.json}, and {@code /docs}: pages that show it and explain the problems. */
final class Docs implements Endpoint {
  private static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  /** Every file there is, by the path at which it is asked for. */
  private static final Map<String, String> FILES =
      Map.of(
          "/openapi.json", "openapi.json",
          "/docs", "docs/index.html",
          "/docs/problems", "docs/problems.html",
          "/docs/docs.css", "docs/docs.css",
          "/docs/docs.js", "docs/docs.js",
          "/docs/swagger-ui.css", "docs/swagger-ui.css",
          "/docs/swagger-ui-bundle.js", "docs/swagger-ui-bundle.js");

  private final Map<String, Representation> loaded = new ConcurrentHashMap<>();

  @Override
  public Future<Answer> handle(Call call) {
    String path = call.incoming().path();
    String file = FILES.get(path);
    if (file == null) {
      throw Problems.noRoute(path).exception();
    }
    Representation page = loaded.computeIfAbsent(file, Docs::load);
    return Future.succeededFuture(
        page.answer(call.incoming())
            .with(HttpHeaders.CACHE_CONTROL, "no-cache")
            .with("Content-Security-Policy", CSP)
            .with("Referrer-Policy", "no-referrer"));
  }

  private static Representation load(String file) {
    try (InputStream in = open(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the build");
      }
      return Representation.of(in.readAllBytes(), contentType(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable InputStream open(String file) {
    return Docs.class.getResourceAsStream("/dev/cubby/api/" + file);
  }

  private static String contentType(String file) {
    return switch (file.substring(file.lastIndexOf('.'))) {
      case ".json" -> "application/json";
      case ".html" -> "text/html; charset=utf-8";
      case ".css" -> "text/css; charset=utf-8";
      default -> "text/javascript; charset=utf-8";
    };
  }
}
