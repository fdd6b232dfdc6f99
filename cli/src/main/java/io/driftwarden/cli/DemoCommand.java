package io.driftwarden.cli;

import io.driftwarden.cli.demo.Scene;
import io.driftwarden.cli.demo.Screen;
import io.driftwarden.cli.demo.Story;
import io.driftwarden.cli.demo.Unexpected;
import io.driftwarden.cli.demo.Watching;
import io.driftwarden.cli.sandbox.SandboxCluster;
import io.driftwarden.controller.config.Listen;
import io.driftwarden.controller.config.PageConfig;
import io.driftwarden.controller.config.PolicyConfig;
import io.driftwarden.controller.config.RepositoryConfig;
import io.driftwarden.controller.config.ServerConfig;
import io.driftwarden.controller.config.StoreConfig;
import io.driftwarden.controller.config.TargetConfig;
import io.driftwarden.controller.forge.builtin.BuiltinForge;
import io.driftwarden.controller.run.World;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.target.kubernetes.LiveObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells the whole story in one terminal, with all that it needs in this process. */
@Command(
    name = "demo",
    header = "Show the whole story in one terminal: no account, no cluster, no network.",
    description = {
      "",
      "Pushes an example repository to the built-in git server, opens a change that opens a database to the world, shows the verdict, pushes the fix, merges it, sees it applied to a small cluster in this process, changes the live object by hand, and shows the drift. Needs git on the PATH, and less than a minute.",
      ""
    },
    footer = {"", "Exit codes: 0 all came out as told, 1 a step did not, 2 could not start."},
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final String REPOSITORY = "infra";
  private static final String TARGET = "dev";
  private static final String DELETE =
      "kubectl -n default delete deploy,service,serviceaccount,networkpolicy,pvc -l"
          + " app.kubernetes.io/instance=ai-database";
  private static final int UNEXPECTED = 1;
  private static final int INTERRUPTED = 130;

  @Option(names = "--keep", description = "Leave it running afterwards, until Ctrl-C.")
  private boolean keep;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Use this cluster, in its namespace default, instead of one in this process.")
  private @Nullable Path kubeconfig;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("driftwarden-demo");
    // Read when the first line is logged: the story is told without the server's own lines.
    System.setProperty("org.slf4j.simpleLogger.logFile", folder.resolve("log").toString());
    boolean worthKeeping = false;
    try (Interruption _ = Interruption.ofThisThread()) {
      try {
        play(folder);
        return 0;
      } catch (Unexpected e) {
        worthKeeping = true;
        tell(e, folder);
        return UNEXPECTED;
      } catch (InterruptedException e) {
        return INTERRUPTED;
      } finally {
        if (!worthKeeping) {
          delete(folder);
        }
      }
    }
  }

  private void tell(Unexpected failure, Path folder) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf("%nThis step did not come out as told: %s%n", failure.getMessage());
    err.printf("What the server logged is in %s.%n", folder.resolve("log"));
  }

  private void play(Path folder) throws Unexpected, InterruptedException {
    if (kubeconfig != null) {
      play(folder, kubeconfig);
      return;
    }
    try (SandboxCluster sandbox = SandboxCluster.start(folder)) {
      play(folder, sandbox.kubeconfig());
    }
  }

  private void play(Path folder, Path cluster) throws Unexpected, InterruptedException {
    Instant start = Instant.now();
    Screen screen =
        new Screen(
            spec.commandLine().getOut(), spec.commandLine().getColorScheme().ansi().enabled());
    try (Server server = Server.start(configuration(folder, cluster), World.real());
        LiveObject service = LiveObject.of(cluster, Story.SERVICE)) {
      String url = "http://127.0.0.1:%d/git/%s.git".formatted(server.port(), REPOSITORY);
      BuiltinForge forge = server.controller().forge(REPOSITORY);
      new Story(new Scene(folder, url, forge, service), screen).tell();
      screen.title(
          "All came out as told, in %d s."
              .formatted(Duration.between(start, Instant.now()).toSeconds()));
      if (kubeconfig != null) {
        screen.say("What it made stays in the cluster. To delete it:");
        screen.command(DELETE);
      }
      if (keep) {
        screen.say("It runs until Ctrl-C, and shows comments as they come. Try for example:");
        screen.command("git clone " + url);
        screen.command("export KUBECONFIG=" + cluster.toAbsolutePath());
        screen.command("kubectl edit service ai-database");
        new Watching(forge, screen).watch();
      }
    }
  }

  private static ServerConfig configuration(Path folder, Path cluster) {
    return new ServerConfig(
        folder.resolve("data"),
        StoreConfig.EMBEDDED,
        new Listen("127.0.0.1", 0),
        List.of(RepositoryConfig.builtin(REPOSITORY)),
        List.of(TargetConfig.Kubernetes.at(TARGET, cluster)),
        List.of(new Apply.Place(REPOSITORY, Story.STACK, TARGET)),
        Duration.ofSeconds(2),
        Optional.empty(),
        new PolicyConfig.Embedded(),
        PageConfig.DEFAULT);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
