package io.driftwarden.controller.repo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import io.driftwarden.controller.repo.RepositoryException.Reason;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fetching over HTTP from hosts that are well, hostile or broken. */
final class HttpRemoteTest {
  private static final String TOKEN = "t0ken-0123456789";
  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString(("driftwarden:" + TOKEN).getBytes(UTF_8));

  @TempDir Path folder;
  private GitServer server;
  private GitHttp host;
  private String first;

  @BeforeEach
  void start() throws IOException {
    server = new GitServer(folder.resolve("server"), new OpenGate(), event -> {});
    server.create("infra");
    Git git = Git.init(folder.resolve("nora"));
    first = git.commit("main.tf", "# nothing yet\n", "Begin");
    git.run("push", "-q", server.path("infra").toString(), "main").orFail();
    host = GitHttp.of(server);
  }

  @AfterEach
  void stop() {
    host.close();
    server.close();
  }

  private static String head(Remote remote) {
    try (RemoteRepository repository = RemoteRepository.fetch(remote)) {
      return repository.head();
    }
  }

  private static RepositoryException refused(Remote remote) {
    return assertThrows(RepositoryException.class, () -> RemoteRepository.fetch(remote));
  }

  private static void challenge(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"here\"");
    GitHttp.say(exchange, 401, "");
  }

  private static boolean shows(HttpExchange exchange) {
    return BASIC.equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  @Test
  void aRepositoryIsFetchedOverHttp() {
    assertEquals(first, head(Remote.at(host.url("/infra.git"))));
    assertTrue(host.shown.stream().allMatch(String::isEmpty));
  }

  @Test
  void theTokenIsShownToTheHostThatAsks() {
    host.first((exchange, git) -> {
      if (shows(exchange)) {
        git.answer(exchange);
      } else {
        challenge(exchange);
      }
    });
    assertEquals(first, head(Remote.at(host.url("/infra.git")).with(Credentials.token(TOKEN))));
    assertTrue(host.shown.contains(BASIC));
  }

  @Test
  void aRedirectToAnotherHostDoesNotLeakTheToken() throws IOException {
    try (GitHttp thief = GitHttp.that((exchange, none) -> challenge(exchange))) {
      host.first((exchange, git) -> {
        if (shows(exchange)) {
          exchange
              .getResponseHeaders()
              .set("Location", thief.url(exchange.getRequestURI().toString()));
          GitHttp.say(exchange, 302, "");
        } else {
          challenge(exchange);
        }
      });
      var refused = refused(Remote.at(host.url("/infra.git")).with(Credentials.token(TOKEN)));
      assertFalse(refused.getMessage().contains(TOKEN));
      assertFalse(thief.shown.contains(BASIC), "the token went to " + thief.shown);
    }
  }

  /** The token is for the address that was given, and a person is told the new one's there. */
  @Test
  void aRedirectIsNotFollowed() throws IOException {
    try (GitHttp thief = GitHttp.that((exchange, none) -> challenge(exchange))) {
      for (String where :
          List.of(
              thief.url("/infra.git/info/refs"), host.url("/new.git/info/refs"), "file:///etc")) {
        host.first((exchange, git) -> {
          exchange.getResponseHeaders().set("Location", where);
          GitHttp.say(exchange, 301, "");
        });
        Remote remote = Remote.at(host.url("/infra.git")).with(Credentials.token(TOKEN));
        var refused = refused(remote);
        assertEquals(
            remote + " redirects to another address. Give that one.", refused.getMessage());
        assertEquals(Reason.NOT_ALLOWED, refused.reason());
      }
      assertEquals(List.of(), thief.shown);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, REFUSED",
    "403, REFUSED",
    "404, NOT_FOUND",
    "500, UNREACHABLE",
    "503, UNREACHABLE",
    "429, UNREACHABLE",
    "200, UNREACHABLE",
  })
  void whatTheHostAnswersIsSaidInOurWords(int status, Reason reason) throws IOException {
    try (GitHttp odd =
        GitHttp.that((exchange, none) -> {
          exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"here\"");
          GitHttp.say(exchange, status, "<html>nothing here but " + TOKEN + "</html>");
        })) {
      Remote remote = Remote.at(odd.url("/infra.git")).with(Credentials.token(TOKEN));
      var refused = refused(remote);
      assertEquals(reason, refused.reason());
      assertTrue(
          refused
              .getMessage()
              .startsWith(
                  "%s"
                      .formatted(
                          refused.reason() == Reason.NOT_FOUND
                              ? "There is no repository at " + remote
                              : remote)),
          refused.getMessage());
      assertFalse(refused.getMessage().contains(TOKEN));
    }
  }

  @Test
  void aTokenWithWhichNothingIsSeenIsNamedAsAReason() {
    host.first((exchange, git) -> challenge(exchange));
    var refused = refused(Remote.at(host.url("/infra.git")).with(Credentials.token(TOKEN)));
    assertEquals(
        host.url("/infra.git") + " refused access. Give a token that may read the repository.",
        refused.getMessage());
    assertFalse(refused.reason().mayPass());
  }

  @Test
  void aPrivateRepositoryWithoutATokenIsRefused() {
    host.first((exchange, git) -> challenge(exchange));
    assertEquals(Reason.REFUSED, refused(Remote.at(host.url("/infra.git"))).reason());
  }

  @Test
  void aHostThatDoesNotAnswerIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      Remote remote =
          Remote.at("http://127.0.0.1:%d/infra.git".formatted(silent.getLocalPort()))
              .within(Duration.ofSeconds(1));
      var refused = refused(remote);
      assertEquals(Reason.TOO_SLOW, refused.reason());
      assertTrue(refused.reason().mayPass());
    }
  }

  /** A byte now and then keeps the connection's own time limit from ending it. */
  @Test
  void aHostThatDripsIsGivenUp() {
    host.first((exchange, git) -> {
      exchange
          .getResponseHeaders()
          .set("Content-Type", "application/x-git-upload-pack-advertisement");
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write("001e# service=git-upload-pack\n0000".getBytes(UTF_8));
      byte[] line = "003d%040d refs/heads/main".formatted(1).repeat(10).getBytes(UTF_8);
      for (byte one : line) {
        exchange.getResponseBody().write(one);
        exchange.getResponseBody().flush();
        pause();
      }
    });
    long start = System.nanoTime();
    var refused = refused(Remote.at(host.url("/infra.git")).within(Duration.ofSeconds(1)));
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(8).toNanos(), "not given up in time");
    assertTrue(refused.reason().mayPass());
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aHostThatIsNotThereMayBeBackLater() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    var refused = refused(Remote.at("http://127.0.0.1:%d/infra.git".formatted(free)));
    assertEquals(
        "http://127.0.0.1:%d/infra.git could not be fetched: nothing answers at its address."
            .formatted(free),
        refused.getMessage());
    assertTrue(refused.reason().mayPass());
  }

  @Test
  void aHostNameThatNobodyKnowsIsSaidToBe() {
    assertEquals(
        "http://nowhere.invalid/infra.git could not be fetched: its host name is not known.",
        refused(Remote.at("http://nowhere.invalid/infra.git")).getMessage());
  }

  @Test
  void aConnectionThatBreaksHalfwayLeavesTheMirrorAsItWas() throws IOException {
    Remote remote = Remote.at(host.url("/infra.git"));
    try (Mirror mirror = Mirror.open(folder.resolve("mirror.git"), remote)) {
      mirror.fetch();
      Git git = new Git(folder.resolve("nora"));
      Files.write(git.folder().resolve("noise.bin"), new byte[100_000]);
      String second = git.commit("b.tf", "# b\n", "Add b");
      git.run("push", "-q", server.path("infra").toString(), "main").orFail();
      host.first((exchange, answering) -> {
        if (exchange.getRequestURI().getPath().endsWith("/info/refs")) {
          answering.answer(exchange);
        } else {
          exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-result");
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("0008NAK\n".getBytes(UTF_8));
        }
      });
      var refused = assertThrows(RepositoryException.class, mirror::fetch);
      assertEquals(Reason.UNREACHABLE, refused.reason());
      assertEquals(Optional.of(first), mirror.revisions().resolve("main"));
      host.first((exchange, answering) -> answering.answer(exchange));
      mirror.fetch();
      assertEquals(Optional.of(second), mirror.revisions().resolve("main"));
    }
  }
}
