package dev.cubby.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The client's version, as the build wrote it down. */
final class Version implements IVersionProvider {
  static String text() {
    var properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/dev/cubby/cli/version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"cubby " + text()};
  }
}
