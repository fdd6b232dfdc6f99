package io.driftwarden.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.repo.Change;
import io.driftwarden.controller.repo.PushEvent;
import io.driftwarden.webhook.Git.Said;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pushes to {@code main}: only what the gate passed gets there. */
final class MergeTest extends GitStory {

  @Test
  void aPushStraightToMainIsRefusedWithTheWay() throws IOException {
    git.commit("main.tf", "# database\n", "Add a database");
    Said said = git.run("push", "origin", "main");
    assertNotEquals(0, said.code());
    assertTrue(
        said.text().contains("main takes only what the gate passed: push to refs/for/main first"),
        said.text());
    assertEquals(first, remoteHead("refs/heads/main"));
  }

  @Test
  void aForcedPushToMainIsRefusedToo() throws IOException {
    git.run("commit", "-q", "--amend", "-m", "Begin again").orFail();
    assertNotEquals(0, git.run("push", "-f", "origin", "main").code());
    assertEquals(first, remoteHead("refs/heads/main"));
  }

  @Test
  void mainCannotBeDeleted() {
    Said said = git.run("push", "origin", ":main");
    assertTrue(said.text().contains("main is the default branch and stays"), said.text());
    assertEquals(first, remoteHead("refs/heads/main"));
  }

  @Test
  void thePassedCommitIsMergedByPushingIt() throws IOException {
    String sha = git.commit("main.tf", "# database\n", "Add a database");
    propose().orFail();
    git.run("push", "origin", "main").orFail();
    assertEquals(sha, remoteHead("refs/heads/main"));
    assertEquals(Change.State.MERGED, change(1).state());
    assertEquals(sha, change(1).merged().orElseThrow());
    assertEquals(new PushEvent.Merged("infra", change(1)), host.events.getLast());
  }

  @Test
  void theGatesNoIsPrinted() throws IOException {
    git.commit("main.tf", "# database\n", "Add a database");
    propose().orFail();
    host.refuseMerges("change 1 has 2 findings");
    Said said = git.run("push", "origin", "main");
    assertNotEquals(0, said.code());
    assertTrue(said.text().contains("change 1 has 2 findings"), said.text());
    assertEquals(first, remoteHead("refs/heads/main"));
    assertEquals(Change.State.OPEN, change(1).state());
  }

  @Test
  void aCommitThatIsNotTheNewestIsNotMerged() throws IOException {
    String older = git.commit("main.tf", "# database\n", "Add a database");
    propose().orFail();
    git.commit("main.tf", "# database, encrypted\n", "Encrypt it");
    propose().orFail();
    Said said = git.run("push", "origin", older + ":refs/heads/main");
    assertTrue(said.text().contains("takes only what the gate passed"), said.text());
  }

  @Test
  void aChangeFromBeforeAnotherMergeIsToBeRebased() throws IOException {
    git.commit("main.tf", "# database\n", "Add a database");
    propose().orFail();
    git.run("branch", "-q", "one").orFail();
    git.run("reset", "-q", "--hard", first).orFail();
    git.commit("other.tf", "# queue\n", "Add a queue");
    propose().orFail();
    git.run("push", "origin", "main").orFail();
    Said said = git.run("push", "-f", "origin", "one:main");
    assertTrue(said.text().contains("main has moved on: rebase"), said.text());
  }

  @Test
  void aChangeIsClosedByDeletingItsRef() throws IOException {
    git.commit("main.tf", "# database\n", "Add a database");
    propose().orFail();
    git.run("push", "origin", ":refs/changes/1/head").orFail();
    assertEquals(Change.State.CLOSED, change(1).state());
    assertEquals(new PushEvent.Closed("infra", change(1)), host.events.getLast());
    assertNotEquals(0, git.run("push", "origin", ":refs/changes/1/head").code());
    assertTrue(git.run("push", "origin", "main").text().contains("only what the gate passed"));
  }

  @Test
  void ofChangesMergedAtOnceOneWinsAndTheOthersAreTold() throws IOException {
    int people = 4;
    List<Git> clones =
        IntStream.range(0, people).mapToObj(i -> git.clone(host.url(), "person-" + i)).toList();
    for (int i = 0; i < people; i++) {
      clones.get(i).commit("own-" + i + ".tf", "# " + i + "\n", "Change of " + i);
      clones.get(i).run("push", "-q", "origin", "HEAD:refs/for/main").orFail();
    }
    List<CompletableFuture<Said>> pushes =
        clones.stream()
            .map(clone ->
                CompletableFuture.supplyAsync(
                    () -> clone.run("push", "origin", "HEAD:main"), Thread::startVirtualThread))
            .toList();
    List<Said> said = pushes.stream().map(CompletableFuture::join).toList();
    assertEquals(1, said.stream().filter(one -> one.code() == 0).count(), said.toString());
    assertEquals(
        1,
        changes(Change.State.MERGED).count(),
        "merged: " + changes(Change.State.MERGED).toList());
    assertEquals(
        changes(Change.State.MERGED).findFirst().orElseThrow().head(),
        remoteHead("refs/heads/main"));
  }

  private Stream<Change> changes(Change.State state) {
    return host.server.changes("infra").all().stream().filter(change -> change.state() == state);
  }
}
