package dev.cubby.api.http;

import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The API's table of methods and paths. */
final class Routes {
  private final List<Resource> resources = new ArrayList<>();

  /**
   * A path and what may be done there.
   *
   * @param path as it stands, or up to the {@code {key}} that takes all the rest
   */
  record Resource(String path, boolean takesRest, String name, Map<HttpMethod, Route> methods) {

    boolean matches(String requested) {
      return takesRest ? requested.startsWith(path) : requested.equals(path);
    }

    String allow() {
      var names = new ArrayList<String>();
      methods.keySet().forEach(method -> names.add(method.name()));
      names.add("OPTIONS");
      return String.join(", ", names);
    }
  }

  /**
   * One method of a path.
   *
   * @param permission without which the endpoint does not get to see a request
   */
  record Route(Permission permission, Endpoint endpoint) {}

  /** Adds a row, such as {@code GET /v1/keys/{key}}; the first that matches a path answers. */
  Routes add(HttpMethod method, String template, Permission permission, Endpoint endpoint) {
    resources.stream()
        .filter(resource -> resource.name.equals(template))
        .findFirst()
        .orElseGet(() -> resource(template))
        .methods
        .put(method, new Route(permission, endpoint));
    return this;
  }

  private Resource resource(String template) {
    int brace = template.indexOf('{');
    String path = brace < 0 ? template : template.substring(0, brace);
    var resource = new Resource(path, brace >= 0, template, new LinkedHashMap<>());
    resources.add(resource);
    return resource;
  }

  /** Every method that some resource takes. */
  String allow() {
    return resources.stream()
        .flatMap(resource -> Stream.of(resource.allow().split(", ", -1)))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The resource at a path as it was sent; null where there is none. */
  @Nullable Resource find(String path) {
    for (Resource resource : resources) {
      if (resource.matches(path)) {
        return resource;
      }
    }
    return null;
  }
}
