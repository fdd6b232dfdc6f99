package io.driftwarden.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no git client sends. Whatever comes, the repository is as before. */
final class HostileGitTest {
  private static final String PUSH = "/git/infra.git/git-receive-pack";
  private static final String FETCH = "/git/infra.git/git-upload-pack";

  @TempDir private static Path folder;
  private static final HttpClient client = HttpClient.newHttpClient();
  private static GitHost host;
  private static Git git;
  private static String first;

  @BeforeAll
  static void start() throws IOException {
    host =
        new GitHost(
            folder.resolve("server"), server -> new GitHosting(server, Optional.empty(), 1 << 20));
    git = Git.init(folder.resolve("nora"));
    first = git.commit("main.tf", "# nothing yet\n", "Begin");
    git.run("push", "-q", host.url(), "main").orFail();
  }

  @AfterEach
  void isStillUp() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(host.at("/git/infra.git/info/refs?service=git-receive-pack"))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    // Clients that left may still be on their way in.
    for (int i = 0; i < 200 && answer.statusCode() == 503; i++) {
      Thread.sleep(50);
      answer = client.send(request, BodyHandlers.ofString());
    }
    String refs = answer.body();
    assertTrue(refs.contains(first + " refs/heads/main"), refs);
  }

  @AfterAll
  static void isWhole() {
    assertEquals(first, git.clone(host.url(), "after").head());
    client.close();
    host.close();
  }

  private HttpResponse<String> post(String path, byte[] body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(host.at(path)).POST(BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString(ISO_8859_1));
  }

  /** Returns a line as gitprotocol-common has it: four digits of length, then the text. */
  private static String line(String text) {
    return "%04x%s".formatted(text.getBytes(UTF_8).length + 4, text);
  }

  /** Returns a push of one ref to a commit that the server has, with a pack of nothing. */
  private byte[] push(String from, String to, String ref) throws Exception {
    var body = new ByteArrayOutputStream();
    body.write(line("%s %s %s\0report-status".formatted(from, to, ref)).getBytes(UTF_8));
    body.write("0000".getBytes(UTF_8));
    byte[] pack = {'P', 'A', 'C', 'K', 0, 0, 0, 2, 0, 0, 0, 0};
    body.write(pack);
    body.write(MessageDigest.getInstance("SHA-1").digest(pack));
    return body.toByteArray();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("server"))) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static byte[] zipped(byte[] plain) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(plain);
    }
    return out.toByteArray();
  }

  @Test
  void aZippedRequestIsUnzipped() throws Exception {
    byte[] command = (line("command=ls-refs\n") + "0001" + "0000").getBytes(UTF_8);
    HttpResponse<String> answer =
        post(FETCH, zipped(command), "Git-Protocol", "version=2", "Content-Encoding", "gzip");
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().contains(first + " refs/heads/main"), answer.body());
  }

  @Test
  void whatOnlyClaimsToBeZippedIsRefused() throws Exception {
    HttpResponse<String> answer = post(PUSH, "plain".getBytes(UTF_8), "Content-Encoding", "gzip");
    assertEquals(500, answer.statusCode());
    assertEquals("The server could not answer. Its log says why.\n", answer.body());
  }

  /** The rest of a body that was not read must not be taken for the next request. */
  @Test
  void afterARefusalTheConnectionIsClosed() throws Exception {
    String next = "GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n";
    for (String path : List.of(PUSH, "/git/nothing.git/git-receive-pack")) {
      try (RawClient raw = new RawClient(host.port())) {
        raw.say("POST " + path + " HTTP/1.1\r\nHost: here\r\nContent-Encoding: gzip\r\n");
        raw.say("Content-Length: 1000\r\n\r\nplain" + next);
        assertTrue(raw.status().matches("HTTP/1.1 (404|500) .*"));
        assertFalse(raw.rest().contains("ok\n"));
      }
    }
  }

  /** Two hundred megabytes that come as two hundred kilobytes. */
  @Test
  void aZippedBombIsReadToTheLimitOnly() throws Exception {
    long before = System.nanoTime();
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        zip.write(zeros);
      }
    }
    HttpResponse<String> answer = post(PUSH, out.toByteArray(), "Content-Encoding", "gzip");
    assertFalse(answer.body().contains("unpack ok"));
    assertTrue(System.nanoTime() - before < 20_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "refs/heads/../../config",
        "refs/heads/../../../infra.git/config",
        "../config",
        "config",
        "HEAD",
        "refs/heads/",
        "refs/heads/a..b",
        "refs/heads/.hidden",
        "refs/heads/a.lock",
        "refs/heads/a b",
        "refs/heads/a~1",
        "refs/heads/a:b",
        "refs//heads/x",
        "/etc/passwd",
        "refs/for/../heads/x",
        "refs/for/",
        "refs/changes//head",
        "refs/changes/1/../2",
        "refs/heads/\u0007"
      })
  void aRefThatLeadsElsewhereIsRefused(String ref) throws Exception {
    List<Path> before = files();
    HttpResponse<String> answer = post(PUSH, push("0".repeat(40), first, ref));
    assertFalse(answer.body().contains("ok " + ref), answer.body());
    assertEquals(before, files());
    assertEquals(
        "ref: refs/heads/main\n", Files.readString(folder.resolve("server/infra.git/HEAD")));
  }

  @Test
  void aBranchWithAnOddButValidNameIsKept() throws Exception {
    HttpResponse<String> answer = post(PUSH, push("0".repeat(40), first, "refs/heads/ümläut/ok"));
    assertTrue(answer.body().contains("unpack ok"), answer.body());
    assertEquals(
        first, host.server.revisions("infra").resolve("refs/heads/ümläut/ok").orElseThrow());
  }

  @Test
  void aCommitThatIsNotThereCannotBePushed() throws Exception {
    HttpResponse<String> answer = post(PUSH, push("0".repeat(40), "a".repeat(40), "refs/heads/x"));
    assertTrue(answer.body().contains("ng refs/heads/x"), answer.body());
  }

  /** A client that thinks main is elsewhere must not move it. */
  @Test
  void aPushFromAnotherCommitThanMainsIsRefused() throws Exception {
    HttpResponse<String> answer = post(PUSH, push("b".repeat(40), first, "refs/heads/main"));
    assertFalse(answer.body().contains("ok refs/heads/main"), answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0000", "00000000", "zzzz", "0003", "ffff", "0005x", "PACK", "0009done\n"})
  void aBodyThatIsNoGitIsSurvived(String body) throws Exception {
    for (String path : List.of(PUSH, FETCH)) {
      HttpResponse<String> answer = post(path, body.getBytes(UTF_8));
      assertFalse(answer.body().contains("at org.eclipse"), answer.body());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/git/../git/infra.git/../../../etc/info/refs?service=git-upload-pack",
        "/git/..%2f..%2fnora%2f.git/info/refs?service=git-upload-pack",
        "/git/%2e%2e/info/refs?service=git-upload-pack",
        "/git/..%5cnora/info/refs?service=git-upload-pack",
        "/git/infra.git%00/info/refs?service=git-upload-pack",
        "/git/INFRA.git/info/refs?service=git-upload-pack",
        "/git/infra.git.git/info/refs?service=git-upload-pack",
        "/git/.git/info/refs?service=git-upload-pack",
        "/git/infra.git/info/refs?service=git-upload-archive",
        "/git/infra.git/info/refs?service=",
        "/git/infra.git/info/refs",
        "/git/infra.git/HEAD",
        "/git/infra.git/config",
        "/git/infra.git/objects/info/packs",
        "/git/infra.git/%2e%2e/%2e%2e/nora/main.tf",
      })
  void onlyTheServersOwnRepositoriesAreServed(String path) throws Exception {
    try (RawClient raw = new RawClient(host.port())) {
      raw.say("GET " + path + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
      assertTrue(raw.status().startsWith("HTTP/1.1 4"), path);
      assertFalse(raw.rest().contains("nothing yet"));
    }
  }

  @Test
  void clientsThatLeaveHalfwayLeaveTheirRoom() throws Exception {
    for (int i = 0; i < 40; i++) {
      new RawClient(host.port())
          .say("POST " + PUSH + " HTTP/1.1\r\nHost: here\r\nContent-Length: 1000\r\n\r\n00a0")
          .close();
    }
    awaitRoom();
  }

  @Test
  void whoFindsNoRoomIsToldToComeAgain() throws Exception {
    List<RawClient> waiting = new ArrayList<>();
    String path = "/git/infra.git/info/refs?service=git-upload-pack";
    HttpRequest request = HttpRequest.newBuilder(host.at(path)).build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    for (int i = 0; i < 100 && answer.statusCode() != 503; i++) {
      waiting.add(
          new RawClient(host.port())
              .say("POST " + PUSH + " HTTP/1.1\r\nHost: here\r\nContent-Length: 1000\r\n\r\n00a0"));
      answer = client.send(request, BodyHandlers.ofString());
    }
    assertEquals(503, answer.statusCode());
    assertEquals("Too many requests at once.\n", answer.body());
    for (RawClient raw : waiting) {
      raw.close();
    }
    awaitRoom();
  }

  private void awaitRoom() throws Exception {
    int status = post(FETCH, new byte[0]).statusCode();
    for (int i = 0; i < 200 && status == 503; i++) {
      Thread.sleep(50);
      status = post(FETCH, new byte[0]).statusCode();
    }
    assertEquals(200, status);
  }
}
