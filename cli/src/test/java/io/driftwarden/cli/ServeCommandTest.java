package io.driftwarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees whose server can't start. */
class ServeCommandTest {
  @TempDir Path folder;

  private String refused(String configuration) throws IOException {
    Path file = Files.writeString(folder.resolve("driftwarden.yaml"), configuration);
    StringWriter err = new StringWriter();
    int code =
        Driftwarden.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            "serve",
            "--config",
            file.toString());
    assertEquals(2, code, err.toString());
    assertFalse(err.toString().contains("\tat "), err.toString());
    return err.toString();
  }

  @Test
  void aBrokenConfigurationIsToldByItsPlacesAndWithoutItsLines() throws IOException {
    String told =
        refused(
            """
            repositories:
              - {name: own, forge: builtin, tokn: s3cret}
            drift: {every: sometimes}
            """);
    assertTrue(told.contains("driftwarden.yaml:2:33"), told);
    assertTrue(told.contains("driftwarden.yaml:3:16"), told);
    assertFalse(told.contains("s3cret"), told);
  }

  @Test
  void aMissingConfigurationIsTold() throws IOException {
    StringWriter err = new StringWriter();
    int code =
        Driftwarden.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            "serve",
            "--config",
            folder.resolve("nowhere.yaml").toString());
    assertEquals(2, code);
    assertTrue(err.toString().contains("nowhere.yaml"), err.toString());
  }

  @Test
  void aTakenPortIsTold() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String told =
          refused(
              """
              listen: {port: %d}
              repositories: [{name: own, forge: builtin}]
              """
                  .formatted(taken.getLocalPort()));
      assertTrue(told.contains("127.0.0.1:" + taken.getLocalPort()), told);
    }
  }

  @Test
  void aDataDirectoryOfAnotherServerIsTold() throws IOException {
    try (Store other = Store.open(folder.resolve("data"), Clock.systemUTC())) {
      String told = refused("repositories: [{name: own, forge: builtin}]\n");
      assertTrue(told.contains(folder.resolve("data").toString()), told);
      assertTrue(other.in(tx -> tx.inbox().waiting("none")).isEmpty());
    }
  }

  @Test
  void aDataDirectoryThatCannotBeMadeIsTold() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    String told = refused("data: file\nrepositories: [{name: own, forge: builtin}]\n");
    assertTrue(told.contains(folder.resolve("file").toString()), told);
  }

  @Test
  void aKubeconfigThatCannotBeReadIsTold() throws IOException {
    String told =
        refused(
            """
            repositories: [{name: own, forge: builtin}]
            targets: [{name: dev, kind: kubernetes, kubeconfig: missing.kubeconfig}]
            """);
    assertTrue(told.contains("missing.kubeconfig"), told);
  }

  @Test
  void aDatabaseThatIsNotThereIsToldWithoutItsPassword() throws IOException {
    String told =
        refused(
            """
            store: {postgres: {url: "jdbc:postgresql://127.0.0.1:9/db", user: me, password: s3cret}}
            repositories:
              - {name: acme/infra, forge: gitea, url: "http://127.0.0.1:9/acme/infra.git", token: t}
            """);
    assertTrue(told.contains("error: me at jdbc:postgresql://127.0.0.1:9/db"), told);
    assertTrue(told.contains("refused"), told);
    assertFalse(told.contains("s3cret"), told);
  }
}
