package io.driftwarden.cli.demo;

import static io.driftwarden.controller.forge.CommitStatus.State.FAILURE;
import static io.driftwarden.controller.forge.CommitStatus.State.SUCCESS;

import io.driftwarden.cli.demo.Git.Ended;
import io.driftwarden.controller.forge.CommitStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The story of one change, from the push that opens a database to drift that is put back. */
public final class Story {
  /** The stack that is applied. */
  public static final String STACK = "charts/ai-database";

  /** The object that is changed by hand. */
  public static final String SERVICE = "v1 Service/default/ai-database";

  private static final String CALLED = "Service ai-database";

  private static final int CHANGE = 1;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String PROPOSE = "HEAD:refs/for/main";
  private static final String MERGE = "HEAD:main";
  private static final String GROUP = "terraform/security/main.tf";
  private static final String VALUES = STACK + "/values.yaml";
  private static final String RANGES = "/spec/loadBalancerSourceRanges";
  private static final String PRIVATE = "10.0.0.0/8";
  private static final String WORLD = "0.0.0.0/0";

  private final Scene scene;
  private final Screen screen;
  private final Path clone;
  private final Git git;

  public Story(Scene scene, Screen screen) {
    this.scene = scene;
    this.screen = screen;
    this.clone = scene.folder().resolve("infra");
    this.git = new Git(scene.folder(), clone, screen);
  }

  /** Does something and sees that it comes out as told. */
  private interface Act {
    void play() throws Unexpected, InterruptedException;
  }

  private record Step(String headline, Act act) {}

  /**
   * Tells it.
   *
   * @throws Unexpected at the first step that does not come out as told
   */
  public void tell() throws Unexpected, InterruptedException {
    List<Step> steps =
        List.of(
            new Step("A repository of Terraform, CDK, Helm charts and manifests", this::begin),
            new Step("A change that opens the database to the world", this::open),
            new Step("What failed can't be merged", this::refuse),
            new Step("The fix", this::fix),
            new Step("The merge", this::merge),
            new Step("What passed is applied", this::applied),
            new Step("Somebody changes the cluster by hand", this::drift),
            new Step("They put it back", this::resolve));
    screen.title("Driftwarden: one change, from its push to drift that is put back");
    screen.say(
        "The git server, the gate, the store and the clone are all on this machine: %s"
            .formatted(scene.folder()));
    for (Step step : steps) {
      screen.headline(steps.indexOf(step) + 1, steps.size(), step.headline());
      step.act().play();
    }
  }

  private void begin() throws Unexpected, InterruptedException {
    ExampleRepository.writeTo(clone);
    git.quietly("init", "-q", "-b", "main");
    git.quietly("add", "--all");
    git.quietly("commit", "-qm", "Describe what we run");
    git.quietly("remote", "add", "origin", scene.url());
    expect(git.show("push", "origin", "main").output(), "main -> main");
    screen.fact("The built-in git server has it.");
  }

  private void open() throws Unexpected, InterruptedException {
    edit(
        GROUP,
        "security_groups = [module.network.application_security_group_id]",
        "cidr_blocks     = [\"%s\"]".formatted(WORLD));
    edit(VALUES, "type: ClusterIP", "type: LoadBalancer");
    edit(VALUES, "loadBalancerSourceRanges: []", "loadBalancerSourceRanges: [%s]".formatted(WORLD));
    git.show("diff", "-U0");
    git.show("commit", "-qam", "Let everyone reach the database");
    Ended push = git.show("push", "origin", PROPOSE);
    expect(push.output(), "FAIL", "DW-NET-001", GROUP + ":", "DW-NET-004", STACK + "/");
    expectStatus(FAILURE);
    screen.fact("The answer to the push says what is wrong, and at which line.");
  }

  private void refuse() throws Unexpected, InterruptedException {
    Ended push = git.tried("push", "origin", MERGE);
    if (push.code() == 0) {
      throw new Unexpected("a change that failed was merged");
    }
    expect(push.output(), "rejected");
    screen.fact("The server kept it out of main.");
  }

  private void fix() throws Unexpected, InterruptedException {
    edit(GROUP, WORLD, PRIVATE);
    edit(VALUES, WORLD, PRIVATE);
    git.show("diff", "-U0");
    git.show("commit", "-qam", "Let only our own networks reach it");
    expect(git.show("push", "origin", PROPOSE).output(), "PASS");
    expectStatus(SUCCESS);
    comment(text -> text.contains("passed"), "that it passed");
    expectComments(1);
    screen.fact("The change passed, and its one comment was edited in place.");
  }

  private void merge() throws Unexpected, InterruptedException {
    expect(git.show("push", "origin", MERGE).output(), "HEAD -> main");
    screen.fact("main has it.");
  }

  private void applied() throws Unexpected, InterruptedException {
    String comment = comment(text -> text.contains("After the merge"), "what was applied");
    screen.say("The comment on change %d now ends with:".formatted(CHANGE));
    screen.quote(CommentText.of(comment.substring(comment.indexOf("#### After the merge"))));
    expect(comment, "Applied `%s`".formatted(STACK));
    expectLive(PRIVATE);
    screen.fact("The %s is live, for %s only.".formatted(CALLED, PRIVATE));
  }

  private void drift() throws Unexpected, InterruptedException {
    putByHand(WORLD);
    String comment = comment(text -> text.contains("Drift") && text.contains(WORLD), "the drift");
    screen.say("A new comment on change %d, which applied it last:".formatted(CHANGE));
    screen.quote(CommentText.of(comment));
    expect(comment, "DW-NET-004", "loadBalancerSourceRanges");
    screen.fact("The drift was found, and judged by the same rules.");
  }

  private void resolve() throws Unexpected, InterruptedException {
    putByHand(PRIVATE);
    screen.say("The comment on change %d now says:".formatted(CHANGE));
    screen.quote(CommentText.of(comment(text -> text.contains("In sync again"), "the end of it")));
    expectComments(2);
    screen.fact("The comment resolved itself.");
  }

  private void putByHand(String range) throws Unexpected {
    screen.say(
        "As with kubectl edit, the %s gets loadBalancerSourceRanges: [%s]"
            .formatted(CALLED, range));
    scene.service().edit("{\"spec\":{\"loadBalancerSourceRanges\":[\"%s\"]}}".formatted(range));
    expectLive(range);
  }

  private void expectLive(String range) throws Unexpected {
    String live = scene.service().field(RANGES).orElse("nothing");
    if (!live.equals("[\"%s\"]".formatted(range))) {
      throw new Unexpected("the %s has %s at %s".formatted(CALLED, live, RANGES));
    }
  }

  private void expectComments(int wanted) throws Unexpected {
    int there = scene.forge().comments(CHANGE).size();
    if (there != wanted) {
      throw new Unexpected(
          "change %d has %d comments, and not %d".formatted(CHANGE, there, wanted));
    }
  }

  private void expectStatus(CommitStatus.State wanted) throws Unexpected, InterruptedException {
    await(
        "a status %s on change %d".formatted(wanted, CHANGE),
        () ->
            scene.forge().statuses(CHANGE).stream()
                .filter(status -> status.state() == wanted)
                .findFirst());
  }

  private String comment(Predicate<String> wanted, String what)
      throws Unexpected, InterruptedException {
    return await(
        "a comment on change %d that tells %s".formatted(CHANGE, what),
        () -> scene.forge().comments(CHANGE).stream().filter(wanted).findFirst());
  }

  private interface Look<T> {
    Optional<T> at();
  }

  private <T> T await(String what, Look<T> look) throws Unexpected, InterruptedException {
    Instant end = Instant.now().plus(SOON);
    while (Instant.now().isBefore(end)) {
      Optional<T> found = look.at();
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(100);
    }
    throw new Unexpected("there was not %s within %d s".formatted(what, SOON.toSeconds()));
  }

  private static void expect(String text, String... parts) throws Unexpected {
    for (String part : parts) {
      if (!text.contains(part)) {
        throw new Unexpected("\"%s\" is missing in: %s".formatted(part, text.strip()));
      }
    }
  }

  private void edit(String file, String from, String to) throws Unexpected {
    Path path = clone.resolve(file);
    try {
      String text = Files.readString(path);
      expect(text, from);
      Files.writeString(path, text.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
