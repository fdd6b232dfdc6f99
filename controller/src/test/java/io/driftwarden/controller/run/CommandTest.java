package io.driftwarden.controller.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.render.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people ask for in comments. */
final class CommandTest {
  @TempDir Path folder;

  private Scene scene() {
    Scene scene = Scene.set(folder).approvals(1).start(step -> {});
    scene.forge.let("dev");
    scene.forge.let("nora");
    scene.forge.let("omar");
    return scene;
  }

  @Test
  void onlyTheFirstLineIsACommand() {
    assertTrue(Command.isOne("/driftwarden apply\nthanks"));
    assertFalse(Command.isOne("> /driftwarden apply"));
    assertFalse(Command.isOne("please\n/driftwarden apply"));
    assertFalse(Command.isOne("/driftwardenapply"));
    assertEquals(Command.Verb.HELP, Command.of("/driftwarden").verb());
    assertEquals(Command.Verb.HELP, Command.of("/driftwarden destroy").verb());
    assertEquals(
        "clusters/my dev", Command.of("/driftwarden apply clusters/my dev ").stack().orElseThrow());
  }

  @Test
  void anApprovedChangeIsAppliedBeforeItsMergeAndOnceMoreByNobody() {
    try (Scene scene = scene()) {
      scene.proposeFlag(1, "early");
      scene.forge.approve(1, "omar", head(scene));
      scene.say(1, "nora", "/driftwarden apply");
      scene.awaitFlag("early");
      scene.awaitComment(1, "Before the merge");
      scene.merge(1);
      scene.awaitComment(1, "After the merge");
      scene.awaitComment(1, "nothing had to change");
      assertEquals(List.of(1, 0), scene.target.applies());
    }
  }

  private static String head(Scene scene) {
    return scene.forge.pullRequest(1).head();
  }

  @Test
  void anApprovalOfAnOlderCommitDoesNotCount() {
    try (Scene scene = scene()) {
      scene.proposeFlag(1, "looked at");
      scene.forge.approve(1, "omar", head(scene));
      scene.proposeFlag(1, "sneaked in");
      scene.say(1, "nora", "/driftwarden apply");
      scene.awaitComment(1, "0 of 1 approvals of the newest commit are there; those of older");
      assertEquals(List.of(), scene.target.applies());
    }
  }

  @Test
  void nobodyApprovesWhatIsTheirOwnNorWithoutARight() {
    try (Scene scene = scene()) {
      scene.proposeFlag(1, "mine");
      scene.forge.approve(1, "dev", head(scene));
      scene.forge.approve(1, "stranger", head(scene));
      scene.say(1, "dev", "/driftwarden apply");
      scene.awaitComment(1, "0 of 1 approvals of the newest commit are there");
      assertEquals(List.of(), scene.target.applies());
    }
  }

  @Test
  void withoutTheSettingNothingIsAppliedBeforeTheMerge() {
    try (Scene scene = Scene.begin(folder)) {
      scene.forge.let("nora");
      scene.proposeFlag(1, "early");
      scene.say(1, "nora", "/driftwarden apply");
      scene.awaitComment(1, "this repository is applied after the merge");
      assertEquals(List.of(), scene.target.applies());
    }
  }

  @Test
  void strangersGetNoAnswer() {
    try (Scene scene = scene()) {
      scene.proposeFlag(1, "on");
      scene.say(1, "stranger", "/driftwarden apply");
      scene.say(1, "nora", "/driftwarden help");
      scene.awaitComment(1, "What people who may push can ask for");
      scene.await(() -> scene.forge.comments(1).size() == 2);
      assertEquals(List.of(), scene.target.applies());
    }
  }

  @Test
  void whatDriftedIsRestoredOnceByAComment() {
    try (Scene scene = scene()) {
      scene.proposeFlag(1, "on");
      scene.merge(1);
      scene.awaitFlag("on");
      scene.target.edit(
          Scene.FLAGS,
          was ->
              MemoryTarget.with(
                  was,
                  "data",
                  MemoryTarget.with(
                      (Value.Mapping) was.get("data").orElseThrow(),
                      "search",
                      new Value.Text("by hand", was.place()))));
      scene.awaitComment(1, "Drift:");
      scene.say(1, "nora", "/driftwarden apply");
      scene.awaitFlag("on");
      scene.awaitComment(1, "In sync again");
      assertEquals(List.of(1, 1), scene.target.applies());

      scene.say(1, "nora", "/driftwarden drift");
      scene.awaitComment(1, "as git has it");
    }
  }

  @Test
  void anOlderMergeIsNotBroughtBack() {
    try (Scene scene = scene()) {
      scene.proposeFlag(1, "first");
      scene.merge(1);
      scene.awaitFlag("first");
      scene.proposeFlag(2, "second");
      scene.merge(2);
      scene.awaitFlag("second");
      scene.say(1, "nora", "/driftwarden apply");
      scene.awaitComment(1, "There is nothing to do for this");
      assertEquals("second", scene.flag());
    }
  }

  @Test
  void anotherMergeWaitsForWhatIsAppliedAndStillOpen() {
    try (Scene scene = scene()) {
      scene.proposeFlag(1, "held");
      scene.forge.approve(1, "omar", head(scene));
      scene.say(1, "nora", "/driftwarden apply");
      scene.awaitFlag("held");
      scene.propose(2, "clusters/dev/more.yaml", Scene.flags("off").replace("flags", "more"));
      scene.tell(2);
      scene.await(() -> !scene.forge.comments(2).isEmpty());
      scene.merge(2);
      scene.awaitComment(2, "&#35;1 was applied before its merge");
      Scene.pause(Duration.ofMillis(500));
      assertEquals("held", scene.flag());
    }
  }
}
