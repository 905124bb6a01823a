package dev.cubby.e2e.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents name exists, and no line of theirs is too wide to read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentsTest {
  /** Names of others that no file of ours has. */
  private static final Set<String> OTHERS =
      Set.of(
          "server/etcdserver/v3_server.go", // etcd's, which decision 0100 cites
          "AsyncCache", // Caffeine's, which decision 0100 rules out
          "Expect", // a header field
          // What Kubernetes says of a pod that does not start.
          "ContainerCreating",
          "ErrImagePull",
          "ImagePullBackOff",
          "FailedGetContainerResourceMetric",
          "MountVolume",
          "SetUp",
          "PersistentVolumeClaims");

  private Tree tree;

  @BeforeAll
  void readsTheTree() throws IOException {
    tree = Tree.here();
  }

  Collection<String> documents() {
    return tree.documents.keySet();
  }

  private Document document(String path) {
    return Objects.requireNonNull(tree.documents.get(path));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void namesWhatExists(String path) {
    assertThat(new Citations(tree, OTHERS).faults(document(path))).isEmpty();
  }

  @Test
  void everyDecisionIsListed() {
    Document list = document("docs/decisions/README.md");
    assertThat(list.links()).containsAll(decisions());
  }

  private Set<String> decisions() {
    return tree.documents.keySet().stream()
        .filter(path -> path.matches("docs/decisions/\\d.*"))
        .map(path -> path.substring("docs/decisions/".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
