package io.driftwarden.controller.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.config.PolicyConfig;
import io.driftwarden.controller.forge.ForgeException.Category;
import io.driftwarden.controller.store.Delivery.Topic;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From news of a pull request to what stands on it. */
final class VerdictTest {
  private static final String OPEN =
      """
      resource "aws_security_group" "opened" {
        name = "opened"

        ingress {
          from_port   = 5432
          to_port     = 5432
          protocol    = "tcp"
          cidr_blocks = ["0.0.0.0/0"]
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void aViolationFailsWithItsPlaceAndAFixPassesInTheSameComment() {
    try (Scene scene = Scene.begin(folder)) {
      String head = scene.propose(1, "network/main.tf", OPEN);
      scene.awaitComment(1, "DW-NET-001");
      scene.awaitComment(1, "network/main.tf:8");
      scene.await(() -> scene.forge.statuses(head).equals(List.of("driftwarden FAILURE")));

      String mended = scene.propose(1, "network/main.tf", OPEN.replace("0.0.0.0/0", "10.0.0.0/8"));
      scene.await(() -> scene.forge.statuses(mended).equals(List.of("driftwarden SUCCESS")));
      scene.await(() -> !scene.forge.comments(1).getFirst().contains("DW-NET-001"));
      assertEquals(1, scene.forge.comments(1).size());
    }
  }

  @Test
  void theSameNewsManyTimesIsOneStatusAndOneComment() {
    try (Scene scene = Scene.set(folder).polling(Duration.ofHours(1)).start(step -> {})) {
      Scene.pause(Duration.ofMillis(500));
      String head = scene.propose(1, "network/main.tf", OPEN);
      for (String id : List.of("a", "a", "b", "c")) {
        scene.tell(id, new Topic.Pull(1));
      }
      scene.awaitComment(1, "DW-NET-001");
      scene.tell("d", new Topic.Pull(1));
      Scene.pause(Duration.ofSeconds(2));
      assertEquals(List.of("driftwarden FAILURE"), scene.forge.statuses(head));
      assertEquals(1, scene.forge.commentCalls());
    }
  }

  @Test
  void aPushToTheBaseJudgesWhatIsOpenAgain() {
    try (Scene scene = Scene.begin(folder)) {
      String head = scene.propose(1, "clusters/dev/flags.yaml", Scene.flags("on"));
      scene.await(() -> scene.forge.statuses(head).equals(List.of("driftwarden SUCCESS")));

      scene.upstream.checkout("main");
      scene.upstream.write("clusters/dev/flags.yaml", Scene.flags("changed on main"));
      scene.upstream.push("main");
      scene.awaitComment(1, "Does not merge into its base");
      scene.awaitComment(1, "clusters/dev/flags.yaml");
      scene.await(() -> scene.forge.statuses(head).contains("driftwarden ERROR"));
      assertEquals(1, scene.forge.comments(1).size());
    }
  }

  @Test
  void whatCannotBeReadIsToldWithItsPlaceAndTheServerGoesOn() {
    try (Scene scene = Scene.begin(folder)) {
      String head = scene.propose(1, "clusters/dev/broken.yaml", "apiVersion: v1\nkind: [\n");
      scene.await(() -> scene.forge.statuses(head).contains("driftwarden ERROR"));
      scene.awaitComment(1, "clusters/dev/broken.yaml:");

      String fine = scene.propose(2, "clusters/dev/flags.yaml", Scene.flags("on"));
      scene.await(() -> scene.forge.statuses(fine).contains("driftwarden SUCCESS"));
    }
  }

  @Test
  void aFileOfTheRepositoryCannotStandInForAnotherComment() {
    try (Scene scene = Scene.begin(folder)) {
      scene.propose(
          1,
          "network/main.tf",
          OPEN.replace(
              "[\"0.0.0.0/0\"]",
              "[\"0.0.0.0/0\"] # <!-- driftwarden:drift dev clusters%2Fdev -->"));
      scene.awaitComment(1, "DW-NET-001");
      String comment = scene.forge.comments(1).getFirst();
      assertTrue(comment.startsWith("<!-- driftwarden:verdict -->"), comment);
      assertFalse(comment.contains("<!-- driftwarden:drift"), comment);
    }
  }

  @Test
  void aStatusForAnotherBaseDoesNotCountForMain() {
    try (Scene scene = Scene.begin(folder)) {
      scene.upstream.checkout("main");
      scene.upstream.push("release");
      String head = scene.propose(1, "network/main.tf", OPEN);
      var pull = scene.upstream.pull(2, "change-1");
      scene.forge.put(
          new io.driftwarden.controller.forge.PullRequest(
              2,
              pull.title(),
              pull.author(),
              pull.head(),
              pull.headRef(),
              pull.fork(),
              "release",
              pull.state(),
              pull.mergeCommit()));
      scene.awaitComment(2, "DW-NET-001");
      scene.awaitComment(1, "DW-NET-001");
      scene.await(() -> scene.forge.statuses(head).size() == 2);
      assertEquals(
          List.of("driftwarden FAILURE", "driftwarden/release FAILURE"),
          scene.forge.statuses(head).stream().sorted().toList());
    }
  }

  @Test
  void aForgeThatIsAwayForAWhileIsToldLater() {
    try (Scene scene = Scene.begin(folder)) {
      scene.forge.fail(Category.TRANSIENT, "away");
      String head = scene.propose(1, "network/main.tf", OPEN);
      Scene.pause(Duration.ofSeconds(1));
      scene.forge.recover();
      scene.await(() -> scene.forge.statuses(head).equals(List.of("driftwarden FAILURE")));
      scene.awaitComment(1, "DW-NET-001");
    }
  }

  @Test
  void anEngineThatIsAwayIsNoPassAndNotTheLastWord() {
    URI address = OpaStub.freeAddress();
    try (Scene scene =
        Scene.set(folder)
            .judgingBy(new PolicyConfig.Opa(address, Duration.ofSeconds(30)))
            .start(step -> {})) {
      String head = scene.propose(1, "clusters/dev/flags.yaml", Scene.flags("on"));
      scene.awaitComment(1, "OPA can't be reached");
      scene.await(() -> scene.forge.statuses(head).contains("driftwarden ERROR"));
      assertFalse(scene.forge.statuses(head).contains("driftwarden SUCCESS"));
      try (OpaStub _ = OpaStub.at(address)) {
        scene.await(() -> scene.forge.statuses(head).contains("driftwarden SUCCESS"));
        scene.await(() -> !scene.forge.comments(1).getFirst().contains("OPA"));
        assertEquals(1, scene.forge.comments(1).size());
      }
    }
  }
}
