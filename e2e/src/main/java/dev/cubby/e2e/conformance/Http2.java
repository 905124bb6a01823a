package dev.cubby.e2e.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * HTTP/2 as curl speaks it: by prior knowledge where the address has no TLS. curl stands on
 * nghttp2, which refuses an answer with connection-specific fields (RFC 9113, section 8.2.2).
 */
record Http2(Target target) implements Protocol {
  @Override
  public String name() {
    return "HTTP/2";
  }

  @Override
  public Reply ask(Request request) throws IOException {
    Process curl = new ProcessBuilder(command(request)).start();
    try (var out = curl.getOutputStream()) {
      out.write(requireNonNullElse(request.body(), "").getBytes(ISO_8859_1));
    } catch (IOException e) {
      // curl has an answer already, or says on its error stream why not
    }
    String text = new String(curl.getInputStream().readAllBytes(), ISO_8859_1);
    String error = new String(curl.getErrorStream().readAllBytes(), ISO_8859_1);
    if (!error.isEmpty()) {
      throw new IOException(error.strip());
    }
    return parse(text);
  }

  private List<String> command(Request request) {
    boolean tls = target.scheme().equals("https");
    var command = new ArrayList<String>(List.of("curl", "-sS", "-i", "--max-time", "20"));
    command.addAll(List.of("--path-as-is", "-H", "User-Agent:", "-H", "Accept:"));
    command.add(tls ? "--http2" : "--http2-prior-knowledge");
    Path ca = target.ca();
    if (ca != null) {
      command.addAll(List.of("--cacert", ca.toString()));
    }
    command.addAll(request.isHead() ? List.of("-I") : List.of("-X", request.method()));
    for (Field field : request.fields()) {
      String value = field.value();
      command.add("-H");
      command.add(value.isEmpty() ? field.name() + ";" : field.name() + ": " + value);
    }
    if (request.body() != null) {
      command.addAll(List.of("--data-binary", "@-"));
      if (!request.has("Content-Type")) {
        command.addAll(List.of("-H", "Content-Type:"));
      }
    }
    command.add(target.url() + request.target());
    return command;
  }

  private static Reply parse(String text) throws IOException {
    int end = text.indexOf("\r\n\r\n");
    if (!text.startsWith("HTTP/2 ") || end < 0) {
      throw new IOException("this is no answer in HTTP/2: " + text.lines().findFirst());
    }
    String[] lines = text.substring(0, end).split("\r\n", -1);
    int status = Integer.parseInt(lines[0].split(" ", -1)[1]);
    if (status < 200) {
      return parse(text.substring(end + 4));
    }
    var fields = new ArrayList<Field>();
    for (int i = 1; i < lines.length; i++) {
      fields.add(Field.of(lines[i]));
    }
    return new Reply("HTTP/2", status, fields, text.substring(end + 4));
  }
}
