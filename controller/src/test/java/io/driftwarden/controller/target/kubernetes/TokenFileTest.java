package io.driftwarden.controller.target.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftwarden.controller.target.TargetException;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kubeconfig of a pod, whose token the kubelet writes anew. */
final class TokenFileTest {
  @TempDir Path folder;

  private Path kubeconfig(String server) throws IOException {
    return Files.writeString(
        folder.resolve("kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        current-context: pod
        clusters: [{name: here, cluster: {server: "%s"}}]
        users: [{name: pod, user: {tokenFile: account/token}}]
        contexts: [{name: pod, context: {cluster: here, user: pod}}]
        """
            .formatted(server));
  }

  private Path token() throws IOException {
    return Files.createDirectories(folder.resolve("account")).resolve("token");
  }

  @Test
  void eachRequestShowsTheTokenThatTheFileHasThen() throws IOException {
    Files.writeString(token(), "first\n");
    try (ApiStub api = new ApiStub();
        KubernetesClient client =
            new KubernetesClientBuilder()
                .withConfig(Kubeconfig.load(kubeconfig(api.url()), Optional.empty()))
                .build()) {
      client.configMaps().inNamespace("a").withName("b").get();
      Files.writeString(token(), "second\n");
      client.configMaps().inNamespace("a").withName("b").get();
      Files.delete(token());
      client.configMaps().inNamespace("a").withName("b").get();
      assertEquals(List.of("Bearer first", "Bearer second", "Bearer second"), api.shown);
    }
  }

  @Test
  void aTokenThatIsNotThereIsTold() throws IOException {
    Path kubeconfig = kubeconfig("http://127.0.0.1:1");
    Path token = token();
    for (int i = 0; i < 2; i++) {
      var refused =
          assertThrows(TargetException.class, () -> Kubeconfig.load(kubeconfig, Optional.empty()));
      assertEquals(
          "the token file %s is empty or can't be read".formatted(token), refused.getMessage());
      Files.writeString(token, "\n");
    }
  }
}
