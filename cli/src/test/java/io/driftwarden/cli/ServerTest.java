package io.driftwarden.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.controller.config.Listen;
import io.driftwarden.controller.config.PageConfig;
import io.driftwarden.controller.config.PolicyConfig;
import io.driftwarden.controller.config.RepositoryConfig;
import io.driftwarden.controller.config.Secret;
import io.driftwarden.controller.config.ServerConfig;
import io.driftwarden.controller.config.StoreConfig;
import io.driftwarden.controller.config.TargetConfig;
import io.driftwarden.controller.forge.CommitStatus;
import io.driftwarden.controller.run.World;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Consent;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.Plan;
import io.driftwarden.controller.target.Target;
import io.driftwarden.render.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built-in git server, its gate and what follows a merge, with the real git as the client. */
class ServerTest {
  private static final String FLAGS =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: flags, namespace: default}
      data: {search: "%s"}
      """;
  private static final String ROOT =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: root, namespace: default}
      spec:
        containers:
          - {name: root, image: "example/root:1", securityContext: {privileged: true}}
      """;

  @TempDir Path folder;
  private final List<Integer> applied = new CopyOnWriteArrayList<>();

  /** A target that only notes how many resources it was given. */
  private record Notebook(List<Integer> applied) implements Target {
    @Override
    public String name() {
      return "dev";
    }

    @Override
    public Set<Stack.Kind> kinds() {
      return Set.of(Stack.Kind.KUBERNETES);
    }

    @Override
    public Plan plan(Desired desired, Inventory inventory) {
      return new Plan(List.of(), List.of(), "");
    }

    @Override
    public Application apply(Desired desired, Inventory inventory, Consent consent) {
      applied.add(desired.resources().size());
      return new Application.Applied(Inventory.EMPTY, desired.resources().size());
    }

    @Override
    public Drift drift(Desired desired, Inventory inventory) {
      return new Drift.InSync();
    }
  }

  private Server start() {
    World real = World.real();
    return Server.start(
        new ServerConfig(
            folder.resolve("data"),
            StoreConfig.EMBEDDED,
            new Listen("127.0.0.1", 0),
            List.of(RepositoryConfig.builtin("infra")),
            List.of(TargetConfig.Kubernetes.at("dev", Path.of("none"))),
            List.of(new Apply.Place("infra", "clusters/dev", "dev")),
            Duration.ofSeconds(1),
            Optional.of(new Secret("pass")),
            new PolicyConfig.Embedded(),
            PageConfig.DEFAULT),
        new World(
            (_, _) -> new Notebook(applied),
            real.forge(),
            real.remote(),
            real.clock(),
            real.watcher()));
  }

  private record Ended(int code, String output) {}

  private Ended git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      var builder =
          new ProcessBuilder(command)
              .directory(Files.createDirectories(folder.resolve("work")).toFile())
              .redirectErrorStream(true);
      builder
          .environment()
          .putAll(
              Map.of(
                  "GIT_AUTHOR_NAME", "Dev",
                  "GIT_AUTHOR_EMAIL", "dev@example.com",
                  "GIT_COMMITTER_NAME", "Dev",
                  "GIT_COMMITTER_EMAIL", "dev@example.com",
                  "GIT_CONFIG_GLOBAL", "/dev/null",
                  "GIT_CONFIG_SYSTEM", "/dev/null",
                  "GIT_TERMINAL_PROMPT", "0"));
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Ended(process.waitFor(), output);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String ok(String... arguments) {
    Ended ended = git(arguments);
    assertEquals(0, ended.code(), ended.output());
    return ended.output();
  }

  private void commit(String path, String text) throws IOException {
    Path file = folder.resolve("work").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    ok("add", "-A");
    ok("commit", "-q", "-m", "Change " + path);
  }

  /** Makes a work tree whose first commit is the server's. */
  private void clonedFrom(Server server) throws IOException {
    ok("init", "-q", "-b", "main");
    String address = "http://dev:pass@127.0.0.1:%d/git/infra.git".formatted(server.port());
    ok("remote", "add", "origin", address);
    commit("clusters/dev/flags.yaml", FLAGS.formatted("off"));
    ok("push", "-q", "origin", "main");
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "not in time");
      Thread.sleep(20);
    }
  }

  @Test
  void aChangeIsJudgedInTheAnswerToItsPushAndAppliedOnceItIsMerged() throws Exception {
    try (Server server = start()) {
      clonedFrom(server);

      commit("clusters/dev/root.yaml", ROOT);
      String answer = ok("push", "origin", "HEAD:refs/for/main");
      assertTrue(answer.contains("clusters/dev/root.yaml:6"), answer);
      assertTrue(answer.contains("FAIL"), answer);
      Ended merge = git("push", "origin", "HEAD:main");
      assertEquals(1, merge.code(), merge.output());
      assertTrue(merge.output().contains("the verdict was FAIL"), merge.output());

      Files.delete(folder.resolve("work/clusters/dev/root.yaml"));
      commit("clusters/dev/flags.yaml", FLAGS.formatted("on"));
      String mended = ok("push", "origin", "HEAD:refs/for/main");
      assertTrue(mended.contains("PASS"), mended);
      ok("push", "-q", "origin", "HEAD:main");
      await(() -> applied.equals(List.of(1)));
      var forge = server.controller().forge("infra");
      await(() -> forge.comments(1).toString().contains("Applied `clusters/dev` to `dev`"));
      assertEquals(1, forge.comments(1).size());
      assertEquals(CommitStatus.State.SUCCESS, forge.statuses(1).getFirst().state());
    }
  }

  @Test
  void aCommitThatNobodyProposedIsNotTakenIntoTheBranch() throws Exception {
    try (Server server = start()) {
      clonedFrom(server);
      commit("clusters/dev/flags.yaml", FLAGS.formatted("on"));
      Ended direct = git("push", "origin", "HEAD:main");
      assertEquals(1, direct.code());
      assertTrue(direct.output().contains("push to refs/for/main first"), direct.output());
    }
  }

  @Test
  void aBranchThatMergedMainIntoItselfIsToldToRebaseBeforeItIsMerged() throws Exception {
    try (Server server = start()) {
      clonedFrom(server);
      ok("checkout", "-q", "-b", "side");
      commit("README.md", "side");
      ok("checkout", "-q", "main");
      commit("clusters/dev/flags.yaml", FLAGS.formatted("on"));
      ok("push", "-q", "origin", "HEAD:refs/for/main");
      ok("push", "-q", "origin", "HEAD:main");
      ok("checkout", "-q", "side");
      ok("merge", "-q", "--no-edit", "main");
      ok("push", "-q", "origin", "HEAD:refs/for/main");
      Ended merge = git("push", "origin", "HEAD:main");
      assertEquals(1, merge.code(), merge.output());
      assertTrue(merge.output().contains("rebase"), merge.output());
    }
  }
}
