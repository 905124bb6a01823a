package dev.cubby.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads the site that the {@code web} module packed: {@code site/} and the headers beside it. */
final class SiteLoader {
  private static final String ROOT = "/site";
  private static final String HEADERS = "/site-headers.txt";

  static Site load() {
    try {
      URI index = resource(ROOT + "/index.html").toURI();
      if (index.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(index, Map.of())) {
          return new Site(files(jar.getPath(ROOT)), headers());
        }
      }
      return new Site(files(Path.of(index).resolveSibling("")), headers());
    } catch (IOException e) {
      throw new UncheckedIOException("the site cannot be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, SiteFile> files(Path root) throws IOException {
    var files = new LinkedHashMap<String, SiteFile>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        String name = "/" + root.relativize(file).toString().replace('\\', '/');
        files.put(name, SiteFile.of(name, Files.readAllBytes(file)));
      }
    }
    return files;
  }

  /** Lines of {@code Name: value}; those that start with {@code #} are comments. */
  private static Map<String, String> headers() throws IOException {
    var headers = new LinkedHashMap<String, String>();
    try (var in = resource(HEADERS).openStream()) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(":\\s*", 2))
          .forEach(pair -> headers.put(pair[0], pair[1]));
    }
    return headers;
  }

  private static URL resource(String path) {
    return Objects.requireNonNull(
        SiteLoader.class.getResource(path), path + " is missing from the build");
  }

  private SiteLoader() {}
}
