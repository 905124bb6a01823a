package dev.cubby.e2e.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Runs h2spec, which tests a server against RFC 7540 and 7541, and reads its report. */
final class H2spec {
  private static final String INSTALL =
      "h2spec is missing: go install github.com/summerwind/h2spec/cmd/h2spec@latest";

  /**
   * How long h2spec waits for a frame; many of its cases wait so long for one that must not come.
   */
  private static final String SECONDS = "4";

  static void run(Target target, Report report) throws IOException {
    Path file = Files.createTempFile("h2spec", ".xml");
    try {
      String output = output(target, file);
      if (Files.size(file) == 0) {
        report.row("h2spec", List.of(output));
        return;
      }
      read(file, report);
    } finally {
      Files.delete(file);
    }
  }

  private static String output(Target target, Path file) throws IOException {
    var command = new ArrayList<String>(List.of("h2spec", "-h", target.host()));
    command.addAll(List.of("-p", Integer.toString(target.port()), "-P", Subject.LISTING));
    command.addAll(List.of("-o", SECONDS, "-j", file.toString()));
    if (target.scheme().equals("https")) {
      command.addAll(List.of("-t", "-k"));
    }
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(INSTALL, e);
    }
  }

  private static void read(Path file, Report report) throws IOException {
    NodeList cases = parse(file).getElementsByTagName("testcase");
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < cases.getLength(); i++) {
      Element test = (Element) cases.item(i);
      String section = test.getAttribute("package");
      int number = numbers.merge(section, 1, Integer::sum);
      String name = "h2spec %s/%d: %s".formatted(section, number, test.getAttribute("classname"));
      report.row(name, faults(test));
    }
  }

  private static List<String> faults(Element test) {
    var faults = new ArrayList<String>();
    for (String kind : List.of("failure", "error", "skipped")) {
      NodeList found = test.getElementsByTagName(kind);
      for (int i = 0; i < found.getLength(); i++) {
        faults.add(kind);
        found.item(i).getTextContent().lines().map(String::strip).forEach(faults::add);
      }
    }
    return faults;
  }

  private static Document parse(Path file) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException("h2spec's report cannot be read", e);
    }
  }

  private H2spec() {}
}
