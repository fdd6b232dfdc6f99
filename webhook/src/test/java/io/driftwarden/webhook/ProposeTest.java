package io.driftwarden.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.repo.Change;
import io.driftwarden.controller.repo.PushEvent;
import io.driftwarden.webhook.Git.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pushes to {@code refs/for/main}: what a person sees, and what is stored. */
final class ProposeTest extends GitStory {

  @Test
  void aPushForReviewOpensAChangeAndPrintsTheVerdict() throws IOException {
    String sha = git.commit("main.tf", "# database\n", "Add a database");
    host.judge(change -> "PASS: nothing against it");
    Said said = propose().orFail();
    assertTrue(said.text().contains("remote: Change 1: Add a database"), said.text());
    assertTrue(said.text().contains("remote: Judging..."), said.text());
    assertTrue(said.text().contains("remote: PASS: nothing against it"), said.text());
    assertTrue(said.text().contains("git push -o change=1 origin HEAD:refs/for/main"));
    assertEquals(List.of(new PushEvent.Proposed("infra", change(1))), host.events);
    assertEquals(Change.State.OPEN, change(1).state());
    assertEquals("Nora", change(1).author());
    assertEquals(sha, change(1).head());
    assertEquals(sha, remoteHead("refs/changes/1/head"));
    assertEquals(first, remoteHead("refs/heads/main"));
  }

  @Test
  void theLinesAreSeenWhileTheGateStillJudges() throws Exception {
    git.commit("main.tf", "# database\n", "Add a database");
    var seen = new CountDownLatch(1);
    host.judge(change -> {
      await(seen);
      return "PASS";
    });
    Path told = folder.resolve("told.txt");
    Process push = git.start(told.toFile(), "push", "origin", "HEAD:refs/for/main");
    for (int i = 0; i < 200 && !Files.readString(told).contains("Judging..."); i++) {
      Thread.sleep(50);
    }
    assertTrue(Files.readString(told).contains("remote: Judging..."));
    assertFalse(Files.readString(told).contains("PASS"));
    assertTrue(push.isAlive());
    seen.countDown();
    assertTrue(push.waitFor(20, TimeUnit.SECONDS));
    assertEquals(0, push.exitValue());
    assertTrue(Files.readString(told).contains("remote: PASS"));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aPersonWhoLeavesDuringTheJudgementLosesNothing() throws Exception {
    String sha = git.commit("main.tf", "# database\n", "Add a database");
    var judging = new CountDownLatch(1);
    var left = new CountDownLatch(1);
    var judged = new CountDownLatch(1);
    host.judge(change -> {
      judging.countDown();
      await(left);
      judged.countDown();
      return "PASS\n".repeat(100_000);
    });
    Path told = folder.resolve("told.txt");
    Process push = git.start(told.toFile(), "push", "origin", "HEAD:refs/for/main");
    await(judging);
    push.descendants().forEach(ProcessHandle::destroyForcibly);
    push.destroyForcibly().waitFor();
    left.countDown();
    await(judged);
    assertEquals(sha, change(1).head());
    git.run("fetch", "-q", "origin").orFail();
  }

  @Test
  void aGateThatBreaksIsSaidAndTheChangeStays() throws IOException {
    String sha = git.commit("main.tf", "# database\n", "Add a database");
    host.judge(change -> {
      throw new IllegalStateException("secret detail");
    });
    Said said = propose();
    assertFalse(said.text().contains("secret detail"), said.text());
    assertTrue(said.text().contains("remote: The gate could not judge it"), said.text());
    assertEquals(sha, change(1).head());
  }

  @Test
  void aNewCommitUpdatesItsChange() throws IOException {
    git.commit("main.tf", "# database\n", "Add a database");
    propose().orFail();
    String second = git.commit("main.tf", "# database, encrypted\n", "Encrypt it");
    assertTrue(propose().orFail().text().contains("Change 1: Encrypt it"));
    assertEquals(second, change(1).head());
    assertEquals(1, host.server.changes("infra").all().size());
  }

  @Test
  void anAmendedCommitUpdatesTheChangeThatIsNamed() throws IOException {
    git.commit("main.tf", "# database\n", "Add a database");
    propose().orFail();
    git.run("commit", "-q", "--amend", "-m", "Add the database").orFail();
    git.run("push", "-o", "change=1", "origin", "HEAD:refs/for/main").orFail();
    assertEquals(git.head(), change(1).head());
    assertEquals("Add the database", change(1).title());
  }

  @Test
  void aChangeThatIsNotThereCannotBeUpdated() throws IOException {
    git.commit("main.tf", "# database\n", "Add a database");
    for (String named : List.of("7", "x", "", "-1", "1/../2", "99999999999999")) {
      Said said = git.run("push", "-o", "change=" + named, "origin", "HEAD:refs/for/main");
      assertNotEquals(0, said.code());
      assertTrue(said.text().contains("there is no open change " + named), said.text());
    }
    assertEquals(List.of(), host.server.changes("infra").all());
  }

  @Test
  void anUnrelatedCommitIsAChangeOfItsOwn() throws IOException {
    git.commit("main.tf", "# database\n", "Add a database");
    propose().orFail();
    git.run("reset", "-q", "--hard", first).orFail();
    git.commit("other.tf", "# queue\n", "Add a queue");
    assertTrue(propose().orFail().text().contains("Change 2: Add a queue"));
  }

  @Test
  void whatTheBranchHasIsNoChange() {
    Said said = propose();
    assertNotEquals(0, said.code());
    assertTrue(said.text().contains("main already has this commit"), said.text());
  }

  @Test
  void aChangeForNoBranchIsRefused() throws IOException {
    git.commit("main.tf", "# database\n", "Add a database");
    Said said = git.run("push", "origin", "HEAD:refs/for/mian");
    assertTrue(
        said.text().contains("there is no branch mian to propose a change for"), said.text());
  }

  @Test
  void refsOfTheServersOwnAreNotPushedTo() throws IOException {
    git.commit("main.tf", "# database\n", "Add a database");
    propose().orFail();
    String before = git.run("ls-remote", "origin").orFail().text();
    git.commit("main.tf", "# more\n", "Add more");
    for (String ref :
        List.of(
            "refs/changes/1/head",
            "refs/changes/9/head",
            "refs/changes/1/meta",
            "refs/changes/x",
            "refs/driftwarden/statuses/x",
            "refs/pull/1/head",
            "refs/notes/commits",
            "refs/for/main/x")) {
      assertNotEquals(0, git.run("push", "-f", "origin", "HEAD:" + ref).code(), ref);
    }
    assertEquals(before, git.run("ls-remote", "origin").orFail().text());
  }

  @Test
  void changesPushedAtOnceGetNumbersOfTheirOwn() throws IOException {
    int people = 6;
    List<Git> clones =
        IntStream.range(0, people).mapToObj(i -> git.clone(host.url(), "person-" + i)).toList();
    for (int i = 0; i < people; i++) {
      clones.get(i).commit("own-" + i + ".tf", "# " + i + "\n", "Change of " + i);
    }
    List<CompletableFuture<Said>> pushes =
        clones.stream()
            .map(clone ->
                CompletableFuture.supplyAsync(
                    () -> clone.run("push", "origin", "HEAD:refs/for/main"),
                    Thread::startVirtualThread))
            .toList();
    pushes.forEach(push -> push.join().orFail());
    assertEquals(
        IntStream.rangeClosed(1, people).boxed().toList(),
        host.server.changes("infra").open().stream().map(Change::number).toList());
    assertEquals(
        people, host.server.changes("infra").open().stream().map(Change::head).distinct().count());
  }
}
