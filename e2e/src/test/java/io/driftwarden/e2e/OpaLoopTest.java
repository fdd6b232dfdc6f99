package io.driftwarden.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop with a real OPA server as the engine. */
class OpaLoopTest extends LoopContract {
  private Optional<Opa> running = Optional.empty();

  @BeforeAll
  void startOpa(@TempDir Path parts) {
    running = Optional.of(Opa.start(parts));
  }

  @AfterAll
  void stopOpa() {
    running.ifPresent(Opa::close);
  }

  @Override
  String settings() {
    return "policy: {engine: opa, opa: {url: \"%s\", timeout: 20s}}"
        .formatted(running.orElseThrow().address());
  }

  @Test
  void anOpaThatIsAwayIsNoPassAndTheVerdictComesOnceItIsBack() {
    Opa opa = running.orElseThrow();
    Story story = begin("opa-away");
    try (ServerProcess server = story.serve("1s", stage().cluster().kubeconfig())) {
      story.proposeFlag("before", "on");
      opa.kill();
      story.work().git("checkout", "-q", "main");
      story.work().write("terraform/security/open.tf", Story.OPEN_TO_THE_WORLD);
      String sha = story.push("open", "Open the database");
      int number = story.pullRequest("open", "Open the database");
      story.awaitStatus(sha, "error");
      story.awaitComment(number, "OPA can't be reached");
      opa.restart();
      story.awaitStatus(sha, "failure");
      story.awaitComment(number, "DW-NET-001");
      assertEquals(1, stage().gitea().comments(story.repository(), number).size());
      assertFalse(stage().gitea().statuses(story.repository(), sha).contains("success"));
      assertFalse(server.output().contains("\tat "), server.output());
    }
  }
}
