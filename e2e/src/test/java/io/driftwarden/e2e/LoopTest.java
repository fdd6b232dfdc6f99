package io.driftwarden.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The loop with all that is said by default, and what does not depend on it. */
class LoopTest extends LoopContract {
  @Override
  String settings() {
    return "";
  }

  @Test
  void thePollerFindsWhatNoHookTold() {
    Story story = begin("polled");
    try (ServerProcess server = story.serve("1s", stage().cluster().kubeconfig())) {
      story.work().write("terraform/security/open.tf", Story.OPEN_TO_THE_WORLD);
      String sha = story.push("open", "Open the database");
      int number = story.pullRequest("open", "Open the database");
      story.awaitStatus(sha, "failure");
      story.awaitComment(number, "DW-NET-001");
      assertTrue(server.healthy());
    }
  }

  /** The role of docs/serve.md, for the control plane's user who has no right but this. */
  @Test
  void theRightsThatTheDocumentationNamesAreEnough() throws Exception {
    String page = Files.readString(Parts.ROOT.resolve("docs/serve.md"));
    int begin = page.indexOf("apiVersion: rbac.authorization.k8s.io/v1");
    String role = page.substring(begin, page.indexOf("```", begin));
    Path file = folder.resolve("role.yaml");
    Files.writeString(file, role.replace("kind: User, name: driftwarden", "kind: User, name: dev"));
    stage().cluster().kubectl("apply", "-f", file.toString()).orFail();
    Story story = begin("rights");
    try (ServerProcess server =
        story.serve("1s", stage().cluster().kubeconfig().resolveSibling("dev.kubeconfig"))) {
      int number = story.proposeFlag("flag-on", "on");
      stage().gitea().merge(story.repository(), number, "rebase");
      story.awaitFlag("on");
      story.awaitComment(number, "Applied");
      assertTrue(server.healthy());
    }
  }

  @Test
  void aWrongSignatureChangesNothingAndADuplicateMakesOneRun() {
    Story story = begin("signed");
    try (ServerProcess server = story.serve("10m", stage().cluster().kubeconfig())) {
      story.work().write("terraform/security/open.tf", Story.OPEN_TO_THE_WORLD);
      String sha = story.push("open", "Open the database");
      int number = story.pullRequest("open", "Open the database");
      String payload = Hook.pullRequest(story.repository(), number, sha);
      String path = "/webhooks/" + story.repository();

      assertEquals(401, Hook.send(server.url() + path, payload, "wrong-secret", "one"));
      assertEquals(401, Hook.sendUnsigned(server.url() + path, payload));
      Await.sleep(Duration.ofSeconds(3));
      assertEquals(Optional.empty(), stage().gitea().status(story.repository(), sha));

      for (String delivery : List.of("two", "two", "two", "three", "four")) {
        assertEquals(202, Hook.send(server.url() + path, payload, Story.SECRET, delivery));
      }
      story.awaitStatus(sha, "failure");
      story.awaitComment(number, "DW-NET-001");
      Await.sleep(Duration.ofSeconds(3));
      assertEquals(1, stage().gitea().comments(story.repository(), number).size());
      assertEquals(
          1,
          stage().gitea().statuses(story.repository(), sha).stream()
              .filter("failure"::equals)
              .count());
    }
  }
}
