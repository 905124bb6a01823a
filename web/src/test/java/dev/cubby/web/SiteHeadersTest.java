package dev.cubby.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class SiteHeadersTest {
  private static final String POLICY = "Content-Security-Policy: ";

  @Test
  void policyLetsInTheImportMapByItsHash() throws Exception {
    Matcher map =
        Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
            .matcher(BuiltSite.text("/site/index.html"));
    assertThat(map.find()).isTrue();
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8));
    String hash = Base64.getEncoder().encodeToString(digest);

    assertThat(policy()).contains("script-src 'self' 'sha256-" + hash + "'");
  }

  @Test
  void policyLetsInNothingElse() throws Exception {
    assertThat(policy())
        .contains("default-src 'none'", "style-src 'self'", "connect-src 'self'")
        .noneMatch(directive -> directive.contains("unsafe"))
        .noneMatch(directive -> directive.contains("*"));
  }

  @Test
  void everyLineIsAHeaderOrAComment() throws Exception {
    assertThat(BuiltSite.text("/site-headers.txt").lines())
        .allMatch(line -> line.startsWith("#") || line.matches("[A-Za-z-]+: [ -~]+"));
  }

  private static List<String> policy() throws Exception {
    String line =
        BuiltSite.text("/site-headers.txt")
            .lines()
            .filter(header -> header.startsWith(POLICY))
            .findFirst()
            .orElseThrow();
    return List.of(line.substring(POLICY.length()).split("; "));
  }
}
