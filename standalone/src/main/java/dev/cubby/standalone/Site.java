package dev.cubby.standalone;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/**
 * Serves the site's static files from memory, with the headers that every part serves them with.
 */
final class Site implements Handler<HttpServerRequest> {
  private final Map<String, SiteFile> files;
  private final MultiMap headers;

  Site(Map<String, SiteFile> files, Map<String, String> headers) {
    this.files = Map.copyOf(files);
    this.headers = HttpHeaders.headers().addAll(headers);
  }

  @Override
  public void handle(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    response.headers().addAll(headers);
    HttpMethod method = request.method();
    boolean head = method.equals(HttpMethod.HEAD);
    if (!head && !method.equals(HttpMethod.GET)) {
      response.setStatusCode(405).putHeader(HttpHeaders.ALLOW, "GET, HEAD").end();
      return;
    }
    String path = String.valueOf(request.path());
    SiteFile file = files.get(path.equals("/") ? "/index.html" : path);
    if (file == null) {
      response
          .setStatusCode(404)
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
          .end("There is no such page. The site is at /, the API at /v1/keys.\n");
      return;
    }
    response.putHeader(HttpHeaders.ETAG, file.etag());
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    String tags = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    if (tags != null && tags.contains(file.etag())) {
      response.setStatusCode(304).end();
      return;
    }
    Buffer content = Buffer.buffer(file.content());
    response.putHeader(HttpHeaders.CONTENT_TYPE, file.contentType());
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length()));
    if (head) {
      response.end();
    } else {
      response.end(content);
    }
  }
}
