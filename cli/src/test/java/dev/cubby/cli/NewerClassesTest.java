package dev.cubby.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NewerClassesTest {
  @Test
  void picoclisClassesAreOfThisJdkAndCanBeVerified(@TempDir Path folder) throws Exception {
    URI source = CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path jar = Files.copy(Path.of(source), folder.resolve("picocli.jar"));
    NewerClasses.rewrite(jar);
    try (var file = new JarFile(jar.toFile());
        var loader =
            new URLClassLoader(
                new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      int seen = 0;
      for (JarEntry entry : file.stream().toList()) {
        String name = entry.getName();
        if (name.startsWith("picocli/CommandLine") && name.endsWith(".class")) {
          byte[] bytes = bytes(file, entry);
          assertThat(ClassFile.of().parse(bytes).majorVersion())
              .isEqualTo(ClassFile.latestMajorVersion());
          String type = name.substring(0, name.length() - ".class".length()).replace('/', '.');
          Class<?> loaded = Class.forName(type, true, loader);
          assertThat(loaded.getClassLoader()).isSameAs(loader);
          seen++;
        }
      }
      assertThat(seen).isGreaterThan(100);
    }
  }

  private static byte[] bytes(JarFile file, JarEntry entry) throws IOException {
    try (var in = file.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }
}
