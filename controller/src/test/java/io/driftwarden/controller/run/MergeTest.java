package io.driftwarden.controller.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Inventory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a merge to its target: what is applied, what is refused, and what is said of it. */
final class MergeTest {
  @TempDir Path folder;

  @Test
  void aMergeThatPassedIsAppliedOnceHoweverItWasMerged() {
    try (Scene scene = Scene.begin(folder)) {
      scene.proposeFlag(1, "merged");
      scene.merge(1);
      scene.awaitFlag("merged");
      scene.awaitComment(1, "Applied `clusters/dev` to `dev`: 1 object changed");

      scene.proposeFlag(2, "squashed");
      scene.merge(2, "--squash");
      scene.awaitFlag("squashed");

      scene.proposeFlag(3, "fast-forward");
      scene.merge(3, "--ff-only");
      scene.awaitFlag("fast-forward");
      scene.awaitComment(3, "Applied");
      assertEquals(List.of(1, 1, 1), scene.target.applies());
      assertEquals(1, scene.forge.comments(1).size());
    }
  }

  @Test
  void whatIsOnTheBranchBeforeTheFirstMergeIsLeftAlone() {
    try (Scene scene = Scene.begin(folder)) {
      Scene.pause(Duration.ofSeconds(1));
      assertEquals(List.of(), scene.target.applies());
    }
  }

  @Test
  void aVerdictOverAnotherBaseDoesNotBind() {
    try (Scene scene = Scene.set(folder).polling(Duration.ofHours(1)).start(step -> {})) {
      scene.proposeFlag(1, "on");
      scene.upstream.checkout("main");
      scene.upstream.write("README.md", "moved");
      scene.upstream.push("main");
      scene.merge(1);
      scene.awaitComment(1, "Refused to apply `clusters/dev` to `dev`: its base had moved on");
      scene.awaitComment(1, "The next pull request that passes and is merged");
      assertEquals(List.of(), scene.target.applies());
    }
  }

  @Test
  void aHeadThatWasNeverJudgedIsNotApplied() {
    try (Scene scene = Scene.set(folder).polling(Duration.ofHours(1)).start(step -> {})) {
      scene.proposeFlag(1, "on");
      scene.propose(1, "clusters/dev/flags.yaml", Scene.flags("sneaked in"));
      scene.merge(1);
      scene.awaitComment(1, "it was merged before it was judged");
      assertEquals(List.of(), scene.target.applies());
    }
  }

  @Test
  void anotherTreeThanTheJudgedOneIsNotApplied() {
    try (Scene scene = Scene.set(folder).polling(Duration.ofHours(1)).start(step -> {})) {
      scene.proposeFlag(1, "on");
      scene.upstream.git("checkout", "-q", "main");
      scene.upstream.git("merge", "-q", "--squash", "change-1");
      scene.upstream.write("clusters/dev/flags.yaml", Scene.flags("edited while merging"));
      scene.forge.merged(1, scene.upstream.push("main"));
      scene.tell(1);
      scene.awaitComment(1, "what was merged is not the tree that was judged");
      assertEquals(List.of(), scene.target.applies());
    }
  }

  @Test
  void aVerdictThatDidNotPassIsNotApplied() {
    try (Scene scene = Scene.begin(folder)) {
      scene.propose(1, "clusters/dev/flags.yaml", Scene.flags("on") + "---\n" + privileged());
      scene.tell(1);
      scene.awaitComment(1, "failed");
      scene.merge(1);
      scene.awaitComment(1, "the verdict was FAIL");
      assertEquals(List.of(), scene.target.applies());
    }
  }

  @Test
  void aStackThatIsDeployedIsNotHiddenByAFileAroundIt() {
    try (Scene scene = Scene.begin(folder)) {
      scene.proposeFlag(1, "on");
      scene.merge(1);
      scene.awaitFlag("on");
      scene.propose(
          2,
          "clusters/kustomization.yaml",
          "configMapGenerator:\n  - {name: other, literals: [a=b]}\n");
      scene.tell(2);
      scene.awaitComment(2, "1 stack judged: no new findings.");
      scene.merge(2);
      scene.proposeFlag(3, "off");
      scene.merge(3);
      scene.awaitFlag("off");
    }
  }

  @Test
  void aStackThatItsMergeHidesIsNotApplied() {
    try (Scene scene = Scene.begin(folder)) {
      scene.propose(1, "clusters/dev/flags.yaml", "nothing: here\n");
      scene.tell(1);
      scene.awaitComment(1, "clusters/dev is a kubernetes stack at the base, and none with this");
      scene.merge(1);
      scene.awaitComment(1, "nothing that dev takes is judged at clusters/dev");
      assertEquals(List.of(), scene.target.applies());
    }
  }

  private static String privileged() {
    return """
    apiVersion: v1
    kind: Pod
    metadata: {name: root, namespace: default}
    spec:
      containers:
        - name: root
          image: example/root:1
          securityContext: {privileged: true}
    """;
  }

  @Test
  void aWaiverThatRanOutSinceTheVerdictIsNotApplied() {
    var days = new Days(Instant.parse("2026-01-10T12:00:00Z"));
    Scene set = Scene.set(folder).at(days);
    set.upstream.write(
        ".driftwarden.yaml",
        """
        waivers:
          - {rule: DW-K8S-001, resource: Pod/default/root, owner: me, reason: testing, expires: "2026-01-10"}
        """);
    set.upstream.push("main");
    try (Scene scene = set.start(step -> {})) {
      scene.proposeFlag(1, "on");
      days.now = Instant.parse("2026-01-12T12:00:00Z");
      scene.merge(1);
      scene.awaitComment(1, "what decides has changed since the verdict");
      assertEquals(List.of(), scene.target.applies());
    }
  }

  @Test
  void whatTheSettingsIgnoreWasNotJudgedAndIsNotApplied() {
    Scene set = Scene.set(folder);
    set.upstream.write(".driftwarden.yaml", "ignore: [clusters]\n");
    set.upstream.push("main");
    try (Scene scene = set.start(step -> {})) {
      scene.proposeFlag(1, "on");
      scene.merge(1);
      scene.awaitComment(1, "nothing that dev takes is judged at clusters/dev");
      assertEquals(List.of(), scene.target.applies());
    }
  }

  @Test
  void whatWasOpenedAndMergedWhileNobodyLookedIsToldAndNotApplied() {
    try (Scene scene = Scene.begin(folder)) {
      scene.proposeFlag(1, "on");
      scene.merge(1);
      scene.awaitFlag("on");
      scene.stop();
      scene.propose(2, "clusters/dev/flags.yaml", Scene.flags("unseen"));
      scene.merge(2);
      scene.start(step -> {});
      scene.awaitComment(
          2, "Refused to apply `clusters/dev` to `dev`: it was merged before it was judged");
      assertEquals("on", scene.flag());
    }
  }

  @Test
  void aTargetThatIsAwayIsToldAndTriedAgain() {
    try (Scene scene = Scene.begin(folder)) {
      scene.proposeFlag(1, "on");
      scene.target.unreachable("dev can't be reached");
      scene.merge(1);
      scene.awaitComment(1, "Waiting to apply `clusters/dev` to `dev`: dev can't be reached");
      scene.target.reachable();
      scene.awaitFlag("on");
      scene.awaitComment(1, "Applied");
      assertTrue(
          scene.forge.comments(1).stream().noneMatch(body -> body.contains("Waiting to apply")));
    }
  }

  @Test
  void aRefusalOfTheTargetIsToldWithItsReason() {
    try (Scene scene = Scene.begin(folder)) {
      scene.proposeFlag(1, "on");
      scene.target.answer(new Application.Refused("flags is not ours to change"));
      scene.merge(1);
      scene.awaitComment(1, "Refused to apply `clusters/dev` to `dev`: flags is not ours");
    }
  }

  @Test
  void whatAnotherStackIsAboutToBringIsWaitedFor() {
    try (Scene scene = Scene.begin(folder)) {
      scene.proposeFlag(1, "on");
      scene.target.answer(new Application.Refused("the cluster has no kind Flag"));
      scene.merge(1);
      scene.awaitComment(1, "Waiting to apply `clusters/dev` to `dev`: the cluster has no kind");
      scene.target.reachable();
      scene.awaitFlag("on");
      scene.awaitComment(1, "Applied");
    }
  }

  @Test
  void whatWentThroughInPartIsTriedAgain() {
    try (Scene scene = Scene.begin(folder)) {
      scene.proposeFlag(1, "on");
      scene.target.answer(new Application.Partly(Inventory.EMPTY, "the second object failed"));
      scene.merge(1);
      scene.awaitComment(1, "the second object failed");
      scene.target.reachable();
      scene.awaitFlag("on");
    }
  }

  @Test
  void anOlderMergeThatComesAfterANewerOneIsSuperseded() {
    try (Scene scene = Scene.begin(folder)) {
      scene.proposeFlag(1, "first");
      scene.target.unreachable("away");
      scene.merge(1);
      scene.awaitComment(1, "Waiting");
      Scene.pause(Duration.ofSeconds(3));
      scene.proposeFlag(2, "second");
      scene.target.reachable();
      scene.merge(2);
      scene.awaitFlag("second");
      scene.await(() ->
          scene.forge.comments(1).stream()
              .anyMatch(body -> body.contains("Not applied") || body.contains("Applied")));
      assertEquals("second", scene.flag());
    }
  }

  /** A clock that is set by hand. */
  private static final class Days extends Clock {
    private volatile Instant now;

    Days(Instant now) {
      this.now = now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
