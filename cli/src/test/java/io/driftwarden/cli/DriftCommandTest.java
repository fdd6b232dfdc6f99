package io.driftwarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftwarden.cli.sandbox.SandboxCluster;
import io.driftwarden.controller.target.Application;
import io.driftwarden.controller.target.Desired;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.kubernetes.KubernetesTarget;
import io.driftwarden.controller.target.kubernetes.LiveObject;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.FolderTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftCommandTest {
  @TempDir Path folder;
  private SandboxCluster cluster;

  @BeforeEach
  void start() throws IOException {
    cluster = SandboxCluster.start(folder);
    write(
        "repo/clusters/dev/flags.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: flags, namespace: default}
        data: {search: "off"}
        """);
    write(
        "driftwarden.yaml",
        """
        repositories: [{name: infra, forge: builtin}]
        targets: [{name: dev, kind: kubernetes, kubeconfig: "%s"}]
        deploy: [{repository: infra, stack: clusters/dev, target: dev}]
        """
            .formatted(cluster.kubeconfig()));
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private record Ended(int code, String output) {}

  private Ended drift(String... more) {
    StringWriter out = new StringWriter();
    String[] arguments = new String[4 + more.length];
    arguments[0] = "drift";
    arguments[1] = "--config";
    arguments[2] = folder.resolve("driftwarden.yaml").toString();
    arguments[3] = folder.resolve("repo").toString();
    System.arraycopy(more, 0, arguments, 4, more.length);
    int code = Driftwarden.run(new PrintWriter(out), new PrintWriter(out), arguments);
    return new Ended(code, out.toString());
  }

  @Test
  void tellsWhatWasChangedByHandAndChangesNothing() {
    Ended missing = drift();
    assertEquals(1, missing.code(), missing.output());
    assertTrue(missing.output().contains("| there | missing |"), missing.output());

    apply();
    Ended untouched = drift();
    assertEquals(0, untouched.code(), untouched.output());
    assertTrue(untouched.output().contains("is as git has it"), untouched.output());

    try (var flags = LiveObject.of(cluster.kubeconfig(), "v1 ConfigMap/default/flags")) {
      flags.edit("{\"data\":{\"search\":\"by-hand\"}}");
      Ended drifted = drift("--stack", "clusters/dev");
      assertEquals(1, drifted.code(), drifted.output());
      assertTrue(
          drifted.output().contains("`data.search` | `\"off\"` | `\"by-hand\"`"), drifted.output());
      assertEquals(Optional.of("\"by-hand\""), flags.field("/data/search"));
    }
  }

  private void apply() {
    var tree = new FolderTree(folder.resolve("repo"), Set.of());
    var stack = new Stack("clusters/dev", Stack.Kind.KUBERNETES);
    try (var target =
        KubernetesTarget.of("dev", cluster.kubeconfig(), Optional.empty(), "default")) {
      var outcome =
          target.apply(
              new Desired(new StackRenderer().render(stack, tree), tree),
              Inventory.EMPTY,
              plan -> Optional.empty());
      assertTrue(outcome instanceof Application.Applied, outcome.toString());
    }
  }

  @Test
  void aClusterThatIsAwayCannotBeCompared() {
    cluster.close();
    Ended ended = drift();
    assertEquals(2, ended.code(), ended.output());
    assertTrue(ended.output().contains("can't be compared with git"), ended.output());
  }

  @Test
  void aStackThatIsNotDeployedIsTold() {
    Ended ended = drift("--stack", "clusters/prod");
    assertEquals(2, ended.code(), ended.output());
    assertTrue(ended.output().contains("look under \"deploy\""), ended.output());
  }
}
