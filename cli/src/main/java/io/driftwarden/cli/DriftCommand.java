package io.driftwarden.cli;

import io.driftwarden.cli.folder.WorkTree;
import io.driftwarden.cli.packages.OwnPackages;
import io.driftwarden.controller.config.ConfigFile;
import io.driftwarden.controller.config.ServerConfig;
import io.driftwarden.controller.config.TargetConfig;
import io.driftwarden.controller.gate.Gate;
import io.driftwarden.controller.report.DriftMarkdown;
import io.driftwarden.controller.run.Comparing;
import io.driftwarden.controller.run.World;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.target.Drift;
import io.driftwarden.controller.target.Inventory;
import io.driftwarden.controller.target.Target;
import io.driftwarden.policies.EngineException;
import io.driftwarden.render.tree.Tree;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares a checkout with what is live, once and without a server. */
@Command(
    name = "drift",
    header = "Compare what is deployed with what is live.",
    description = {
      "",
      "For each entry under deploy in the server's configuration, compares the stack as it lies in a folder with its target, and prints what the server would comment. It changes nothing.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 all is as git has it, 1 something drifted, 2 something could not be compared."
    },
    mixinStandardHelpOptions = true)
final class DriftCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "A checkout of the deployed branch. Default: the current folder.")
  private Path folder = Path.of(".");

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = "driftwarden.yaml",
      description = "The server's configuration. Default: driftwarden.yaml.")
  private Path config = Path.of("driftwarden.yaml");

  @Option(
      names = "--repository",
      paramLabel = "NAME",
      description = "Whose checkout it is; needed where the configuration has several.")
  private @Nullable String repository;

  @Option(names = "--stack", paramLabel = "PATH", description = "Compares this stack only.")
  private @Nullable String stack;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    ServerConfig read = ConfigFile.read(config, System.getenv());
    if (!Files.isDirectory(folder)) {
      throw usage("There is no folder %s.".formatted(folder));
    }
    List<Apply.Place> places = places(read);
    World world = World.real();
    var renderer = OwnPackages.renderer(folder);
    var comparing =
        new Comparing(new Gate(renderer, world.clock(), read.policy().engine()), renderer);
    Tree tree = WorkTree.of(folder);
    Map<String, Target> targets = new HashMap<>();
    try {
      int worst = CommandLine.ExitCode.OK;
      for (Apply.Place place : places) {
        Target target = targets.computeIfAbsent(place.target(), name -> target(world, read, name));
        worst = Math.max(worst, compare(comparing, tree, place, target));
      }
      return worst;
    } finally {
      targets.values().forEach(Target::close);
    }
  }

  private List<Apply.Place> places(ServerConfig read) {
    List<Apply.Place> places =
        read.deploy().stream()
            .filter(place -> repository == null || place.repository().equals(repository))
            .filter(place -> stack == null || place.stack().equals(stack))
            .toList();
    if (places.isEmpty()) {
      throw usage("The configuration deploys nothing like that: look under \"deploy\".");
    }
    if (places.stream().map(Apply.Place::repository).distinct().count() > 1) {
      throw usage("The configuration has several repositories: name yours with --repository.");
    }
    return places;
  }

  private static Target target(World world, ServerConfig read, String name) {
    TargetConfig wanted =
        read.targets().stream()
            .filter(target -> target.name().equals(name))
            .findFirst()
            .orElseThrow();
    return world.target().apply(wanted, read.data());
  }

  private int compare(Comparing comparing, Tree tree, Apply.Place place, Target target) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      var found = comparing.compare(tree, place, target, Inventory.EMPTY);
      var markdown = new DriftMarkdown(place.stack(), place.target());
      return switch (found.drift()) {
        case Drift.InSync _ -> {
          out.println(markdown.asGitHasIt());
          yield CommandLine.ExitCode.OK;
        }
        case Drift.Drifted drifted -> {
          out.println(markdown.drifted(drifted, found.findings()));
          yield 1;
        }
        case Drift.Unknown unknown -> {
          out.println(markdown.unknown(unknown.reason()));
          yield 2;
        }
      };
    } catch (EngineException e) {
      out.println(
          new DriftMarkdown(place.stack(), place.target()).unknown(String.valueOf(e.getMessage())));
      return 2;
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
