package io.driftwarden.controller.target.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone, since it changes what every client in this process would look at. */
@Isolated
final class AmbientConfigurationTest {
  @TempDir Path folder;

  /** What the machine's environment says must not decide where a repository is applied. */
  @Test
  void nothingElseIsListenedTo() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("kubeconfig"),
            """
            apiVersion: v1
            kind: Config
            current-context: staging
            clusters: [{name: staging, cluster: {server: "http://127.0.0.1:7001"}}]
            users: [{name: robot, user: {token: t0ken}}]
            contexts: [{name: staging, context: {cluster: staging, user: robot}}]
            """);
    Map<String, String> elsewhere =
        Map.of(
            "kubernetes.master", "http://evil.example.com/",
            "kubernetes.namespace", "evil",
            "kubernetes.auth.token", "evil",
            "kubernetes.trust.certificates", "true",
            "http.proxy", "http://evil.example.com:3128/");
    elsewhere.forEach(System::setProperty);
    try {
      Config config = Kubeconfig.load(file, Optional.empty());
      assertEquals("http://127.0.0.1:7001/", config.getMasterUrl());
      assertFalse(config.isTrustCerts());
      assertNull(config.getHttpProxy());
      assertFalse(String.valueOf(config.getOauthToken()).equals("evil"));
      assertFalse(String.valueOf(config.getAutoOAuthToken()).equals("evil"));
    } finally {
      elsewhere.keySet().forEach(System::clearProperty);
    }
  }
}
