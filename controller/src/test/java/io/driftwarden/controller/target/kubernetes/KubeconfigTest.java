package io.driftwarden.controller.target.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.target.TargetException;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a kubeconfig may say, and that nothing else is listened to. */
final class KubeconfigTest {
  private static final String TWO =
      """
      apiVersion: v1
      kind: Config
      current-context: staging
      clusters:
        - {name: staging, cluster: {server: "http://127.0.0.1:7001"}}
        - {name: production, cluster: {server: "http://127.0.0.1:7002"}}
      users:
        - {name: robot, user: {token: t0ken}}
        - {name: person, user: {exec: {apiVersion: v1, command: touch, args: [/tmp/pwned]}}}
        - {name: old, user: {auth-provider: {name: gcp, config: {cmd-path: /bin/sh}}}}
      contexts:
        - {name: staging, context: {cluster: staging, user: robot, namespace: shop}}
        - {name: production, context: {cluster: production, user: robot}}
        - {name: by-hand, context: {cluster: staging, user: person}}
        - {name: by-provider, context: {cluster: staging, user: old}}
      """;

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("kubeconfig"), text);
  }

  private static String refusal(Path file, String... context) {
    var refused =
        assertThrows(
            TargetException.class,
            () ->
                Kubeconfig.load(
                    file, context.length == 0 ? Optional.empty() : Optional.of(context[0])));
    return String.valueOf(refused.getMessage());
  }

  @Test
  void theCurrentContextIsTakenWhereNoneIsNamed() throws IOException {
    Config config = Kubeconfig.load(file(TWO), Optional.empty());
    assertEquals("http://127.0.0.1:7001/", config.getMasterUrl());
  }

  @Test
  void anotherContextMayBeNamed() throws IOException {
    Config config = Kubeconfig.load(file(TWO), Optional.of("production"));
    assertEquals("http://127.0.0.1:7002/", config.getMasterUrl());
  }

  @Test
  void aContextThatIsNotThereIsNamedWithTheNearest() throws IOException {
    Path file = file(TWO);
    String refusal = refusal(file, "prodution");
    assertTrue(
        refusal.startsWith("the kubeconfig %s has no context \"prodution\"".formatted(file)));
    assertTrue(refusal.contains("production"), refusal);
  }

  @Test
  void aProgramForTheCredentialsIsNotRun() throws IOException {
    for (String context : new String[] {"by-hand", "by-provider"}) {
      String refusal = refusal(file(TWO), context);
      assertTrue(refusal.contains("wants to run a program for user"), refusal);
      assertTrue(refusal.endsWith("give it a token or a client certificate"), refusal);
    }
    assertFalse(Files.exists(Path.of("/tmp/pwned")));
  }

  @Test
  void aFileThatIsNotThereIsSaidToBe() {
    Path nothing = folder.resolve("nothing");
    assertEquals("the kubeconfig " + nothing + " can't be read", refusal(nothing));
    assertEquals("the kubeconfig " + folder + " can't be read", refusal(folder));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing",
        "null",
        "text",
        "[]",
        "{",
        "a: b: c",
        "{}",
        "contexts: text",
        "contexts: [{name: x}]",
        "{current-context: x, contexts: [{name: x}]}",
        "{current-context: x, contexts: [{name: x, context: }]}",
        "{current-context: x, contexts: [null]}",
        "{current-context: x, contexts: [{context: {user: u}}]}",
        "{current-context: x, contexts: [{name: x, context: {user: u}}], users: [{name: u}]}",
        "{current-context: x, contexts: [{name: x, context: {user: u, cluster: c}}]}",
        "{current-context: x, contexts: [{name: x, context: {cluster: c}}], clusters: [{name: c}]}",
        "!!javax.script.ScriptEngineManager [x]",
      })
  void aFileThatIsNoKubeconfigIsSaidToBe(String text) throws IOException {
    Path file = file(text);
    assertTrue(refusal(file).startsWith("the kubeconfig " + file), text);
  }

  @Test
  void aMistakeInItIsToldWithoutItsSecrets() throws IOException {
    assertFalse(refusal(file(TWO + "users: [{name: x, user: {token: s3cret")).contains("s3cret"));
  }
}
