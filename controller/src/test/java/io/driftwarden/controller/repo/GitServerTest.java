package io.driftwarden.controller.repo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.repo.RepositoryException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the built-in server keeps; what a person sees of it stands with the edge's tests. */
final class GitServerTest {
  @TempDir Path folder;
  private final List<PushEvent> events = new ArrayList<>();
  private GitServer server;

  @BeforeEach
  void open() {
    server = new GitServer(folder.resolve("server"), new OpenGate(), events::add);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void restart() {
    close();
    open();
  }

  private Push begin() throws IOException {
    return Push.begin(server, "infra", folder.resolve("nora"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../infra",
        "a/b",
        "Infra",
        "a b",
        ".hidden",
        "-x",
        "_x",
        "a.git",
        "ä",
        "a\0",
        "a\n"
      })
  void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
    assertThrows(IllegalArgumentException.class, () -> server.create(name));
    assertFalse(server.has(name));
    try (var files = Files.list(folder.resolve("server"))) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aRepositoryThatIsNotThereIsNamed() {
    var refused = assertThrows(RepositoryException.class, () -> server.revisions("infra"));
    assertEquals(Reason.NOT_FOUND, refused.reason());
    assertEquals("This server has no repository infra.", refused.getMessage());
  }

  @Test
  void whatIsThereIsThereAfterARestart() throws IOException {
    Push push = begin();
    String sha = push.git().commit("main.tf", "# database\n", "Add a database");
    push.propose();
    server.notes("infra").edit("comments/1", none -> "hello");
    Change before = server.changes("infra").find(1).orElseThrow();
    restart();
    assertTrue(server.has("infra"));
    assertEquals(Optional.of(before), server.changes("infra").find(1));
    assertEquals(sha, before.head());
    assertEquals(Optional.of("hello"), server.notes("infra").read("comments/1"));
  }

  @Test
  void creatingWhatIsThereLeavesItAsItIs() throws IOException {
    Push push = begin();
    server.create("infra");
    assertEquals(Optional.of(push.git().head()), server.revisions("infra").resolve("main"));
  }

  @Test
  void foldersOfOthersAreLeftAlone() throws IOException {
    Files.createDirectory(folder.resolve("server/Others.git"));
    Files.createDirectory(folder.resolve("server/notes"));
    Files.writeString(folder.resolve("server/README"), "hello");
    restart();
    assertFalse(server.has("Others"));
    assertFalse(server.has("notes"));
  }

  @Test
  void aMirrorCanBeMadeOfIt() throws IOException {
    Push push = begin();
    push.git().commit("main.tf", "# database\n", "Add a database");
    push.propose();
    try (Mirror mirror =
        Mirror.open(folder.resolve("mirror.git"), Remote.folder(server.path("infra")))) {
      mirror.fetch();
      assertEquals(
          Optional.of(push.git().head()), mirror.revisions().resolve("refs/changes/1/head"));
    }
  }

  @Test
  void theNumberOfAClosedChangeIsNotGivenAgain() throws IOException {
    Push push = begin();
    push.git().commit("main.tf", "# one\n", "One");
    push.propose();
    push.git().run("commit", "-q", "--amend", "-m", "Two").orFail();
    push.propose();
    assertEquals(
        List.of("One", "Two"), server.changes("infra").all().stream().map(Change::title).toList());
  }

  /** A title is a stranger's text: quotes, brackets and marks of the note's own syntax. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[change] state = merged",
        "a \"quoted\" \\ one",
        "# comment",
        "; too",
        "ü 🚀 tab\there",
        "x = y",
        "trailing \\"
      })
  void aTitleIsKeptAsItWasWritten(String title) throws IOException {
    Push push = begin();
    push.git().commit("main.tf", "# one\n", "x");
    push.git().run("commit", "-q", "--amend", "--cleanup=verbatim", "-m", title).orFail();
    push.propose();
    Change change = server.changes("infra").find(1).orElseThrow();
    assertEquals(title, change.title());
    assertEquals(Change.State.OPEN, change.state());
  }

  @Test
  void refsThatAreNoChangesAreNotTakenForSome() throws IOException {
    Push push = begin();
    Git bare = new Git(server.path("infra"));
    for (String ref :
        List.of(
            "refs/changes/x/head",
            "refs/changes/0/head",
            "refs/changes/01/head",
            "refs/changes/1/meta",
            "refs/changes/99999999999/head")) {
      bare.run("update-ref", ref, push.git().head()).orFail();
    }
    assertEquals(List.of(), server.changes("infra").all());
    push.git().commit("main.tf", "# one\n", "One");
    push.propose();
    assertEquals(1, server.changes("infra").all().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense [",
        "",
        "[change]\n\ttitle = x\n",
        "[change]\n\thead = h\n\tbranch = main\n\tstate = lost\n"
      })
  void aDamagedNoteIsNamed(String text) throws IOException {
    Push push = begin();
    push.git().commit("main.tf", "# one\n", "One");
    push.propose();
    server.notes("infra").edit("changes/1", old -> text);
    var refused = assertThrows(RepositoryException.class, () -> server.changes("infra").find(1));
    assertEquals(Reason.DAMAGED, refused.reason());
    assertTrue(refused.getMessage().contains("changes/1"), refused.getMessage());
  }

  @Test
  void notesEditedAtOnceLoseNothing() throws IOException {
    begin();
    Notes notes = server.notes("infra");
    List<CompletableFuture<Void>> edits =
        IntStream.range(0, 20)
            .mapToObj(i ->
                CompletableFuture.runAsync(
                    () -> notes.edit("counts/x", old -> old + "x"), Thread::startVirtualThread))
            .toList();
    edits.forEach(CompletableFuture::join);
    assertEquals(Optional.of("x".repeat(20)), notes.read("counts/x"));
  }

  @Test
  void anEventTellsWhatAPushDid() throws IOException {
    Push push = begin();
    String before = push.git().head();
    push.git().commit("main.tf", "# one\n", "One");
    push.propose();
    push.to("refs/heads/main", before);
    Change change = server.changes("infra").find(1).orElseThrow();
    assertEquals(Change.State.MERGED, change.state());
    assertEquals(new PushEvent.Merged("infra", change), events.getLast());
    assertEquals("infra", events.getFirst().repository());
  }
}
