package io.driftwarden.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.webhook.Git.Said;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps people out of the built-in server, and too large a push. */
final class GitGuardTest {
  private static final String PASSWORD = "pass:word ß";

  @TempDir Path folder;

  private GitHost guarded() {
    return new GitHost(folder.resolve("server"), server -> GitHosting.guarded(server, PASSWORD));
  }

  private static String url(GitHost host, String userInfo) {
    return host.url().replace("http://", "http://" + userInfo + "@");
  }

  @Test
  void withThePasswordAndAnyNameOneMayPushAndClone() throws IOException {
    try (GitHost host = guarded()) {
      Git git = Git.init(folder.resolve("nora"));
      git.commit("main.tf", "# a\n", "Begin");
      String url = url(host, "nora:pass%3Aword%20%C3%9F");
      git.run("push", "-q", url, "main").orFail();
      assertEquals(git.head(), git.clone(url, "clone").head());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nora:wrong", "nora:", ":", "pass%3Aword%20%C3%9F:", "nora:pass%3Aword"})
  void withAnotherPasswordOneMayNot(String userInfo) throws IOException {
    try (GitHost host = guarded()) {
      Git git = Git.init(folder.resolve("nora"));
      git.commit("main.tf", "# a\n", "Begin");
      Said said = git.run("push", url(host, userInfo), "main");
      assertNotEquals(0, said.code());
      assertTrue(
          said.text().contains("Authentication failed")
              || said.text().contains("terminal prompts disabled"),
          said.text());
      assertEquals(List.of(), host.events);
    }
  }

  @Test
  void withoutAPasswordNothingIsTold() throws Exception {
    try (GitHost host = guarded();
        HttpClient client = HttpClient.newHttpClient()) {
      for (String path :
          List.of(
              "/git/infra.git/info/refs?service=git-upload-pack",
              "/git/nothing.git/info/refs?service=git-upload-pack",
              "/git/infra.git/info/refs")) {
        HttpResponse<String> answer =
            client.send(HttpRequest.newBuilder(host.at(path)).build(), BodyHandlers.ofString());
        assertEquals(401, answer.statusCode());
        assertEquals("This server asks for a password.\n", answer.body());
        assertTrue(answer.headers().firstValue("WWW-Authenticate").isPresent());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic",
        "Basic ",
        "Basic !!!",
        "Basic bm9jb2xvbg==",
        "Bearer x",
        "basic bm9yYTp4"
      })
  void credentialsThatAreNoneAreRefused(String header) throws Exception {
    try (GitHost host = guarded();
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(host.at("/git/infra.git/info/refs?service=git-upload-pack"))
              .header("Authorization", header)
              .build();
      assertEquals(401, client.send(request, BodyHandlers.ofString()).statusCode());
    }
  }

  @Test
  void thePasswordIsNotInWhatIsPrinted() {
    try (GitHost host = guarded()) {
      assertFalse(GitHosting.guarded(host.server, PASSWORD).toString().contains("pass"));
    }
  }

  @Test
  void aPushOverTheLimitIsRefusedWithTheLimit() throws IOException {
    try (GitHost host =
        new GitHost(
            folder.resolve("server"),
            server -> new GitHosting(server, Optional.empty(), 1 << 20))) {
      Git git = Git.init(folder.resolve("nora"));
      var random = new Random(1);
      for (int i = 0; i < 6; i++) {
        byte[] noise = new byte[600 << 10];
        random.nextBytes(noise);
        Files.write(folder.resolve("nora/noise-" + i), noise);
      }
      git.commit("main.tf", "# a\n", "Begin");
      Said said = git.run("push", host.url(), "main");
      assertNotEquals(0, said.code());
      assertTrue(said.text().contains("the push is larger than 1 MB"), said.text());
      assertEquals(Optional.empty(), host.server.revisions("infra").resolve("main"));
    }
  }

  /** Fifty megabytes of zeros pack into almost nothing. */
  @Test
  void anObjectOverTheLimitIsRefusedHoweverSmallItsPack() throws IOException {
    try (GitHost host =
        new GitHost(
            folder.resolve("server"),
            server -> new GitHosting(server, Optional.empty(), 1 << 20))) {
      Git git = Git.init(folder.resolve("nora"));
      Files.write(folder.resolve("nora/zeros.bin"), new byte[50 << 20]);
      git.commit("main.tf", "# a\n", "Begin");
      Said said = git.run("push", host.url(), "main");
      assertNotEquals(0, said.code());
      assertTrue(said.text().contains("Object too large (52,428,800 bytes)"), said.text());
      assertEquals(Optional.empty(), host.server.revisions("infra").resolve("main"));
    }
  }
}
