package io.driftwarden.cli.packages;

import io.driftwarden.cli.folder.Checked;
import io.driftwarden.controller.config.ConfigFile;
import io.driftwarden.controller.config.ServerConfig;
import io.driftwarden.controller.gate.Gate;
import io.driftwarden.controller.packages.Brought;
import io.driftwarden.controller.packages.Fetcher;
import io.driftwarden.controller.packages.Host;
import io.driftwarden.controller.packages.Hosts;
import io.driftwarden.controller.packages.PackageCache;
import io.driftwarden.controller.packages.Supply;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.tree.FolderTree;
import io.driftwarden.render.tree.Tree;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings the modules and charts that the stacks of a folder refer to. */
@Command(
    name = "fetch",
    header = "Bring the modules and charts that a folder refers to into the cache.",
    description = {
      "",
      "Renders the stacks of a folder, fetches each module and chart that they refer to and don't contain, and goes on with what those refer to. Nothing fetched is run. Check and render then read the cache and reach no network.",
      ""
    },
    footer = {"", "Exit codes: 0 all is in the cache, 1 something is not to be had."},
    mixinStandardHelpOptions = true)
public final class FetchCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofMinutes(30);

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = ".",
      description = "A folder. Default: this folder.")
  private Path folder = Path.of(".");

  @Option(
      names = "--allow",
      paramLabel = "HOST",
      description =
          "Fetch from this host, which may be at a private address, and from no other that isn't named so. Repeatable. Default: every host at a public address, by https.")
  private List<String> allowed = List.of();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description =
          "Fetch as a server with this configuration would: from the hosts under packages, with their credentials, into the cache in its data directory.")
  private @Nullable Path config;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(spec.commandLine(), "There is no folder %s.".formatted(folder));
    }
    Optional<ServerConfig> server =
        Optional.ofNullable(config).map(file -> ConfigFile.read(file, System.getenv()));
    PackageCache cache =
        server
            .map(known -> PackageCache.in(known.data().resolve("packages")))
            .orElseGet(OwnPackages::cache);
    return tell(bring(cache, server.map(known -> known.packages().hosts()).orElse(hosts())));
  }

  private Hosts hosts() {
    List<Host> named = allowed.stream().map(this::host).toList();
    return new Hosts(named, named.isEmpty());
  }

  private Host host(String written) {
    return Host.of(written)
        .map(host -> new Host(host.authority(), host.path(), Optional.empty(), true, false))
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(), "%s is no host. %s".formatted(written, Host.FORM)));
  }

  private Collection<Brought> bring(PackageCache cache, Hosts hosts) {
    Clock clock = Clock.systemUTC();
    var fetcher = new Fetcher(cache, hosts, clock);
    var supply = new Supply(fetcher::bring, new StackRenderer(fetcher.packages()), clock);
    Checked asked = Checked.of(real(), folder.toString());
    Tree tree = new FolderTree(asked.root());
    return supply.bring(
        Gate.stacks(tree, asked.within()), tree, new Supply.Bounds(Duration.ZERO, LIMIT));
  }

  private Path real() {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int tell(Collection<Brought> all) {
    PrintWriter out = spec.commandLine().getOut();
    if (all.isEmpty()) {
      out.println("Nothing refers to a module or chart from outside.");
    }
    all.forEach(brought -> out.println(line(brought)));
    out.flush();
    return all.stream().anyMatch(Brought.Not.class::isInstance) ? 1 : 0;
  }

  private static String line(Brought brought) {
    return switch (brought) {
      case Brought.Here here ->
          "%s %s%n        %s"
              .formatted(here.anew() ? "fetched" : "had    ", here.name(), here.digest());
      case Brought.Kept kept ->
          "kept    %s%n        %s%n        It could not be asked for anything newer. %s"
              .formatted(kept.name(), kept.digest(), kept.why());
      case Brought.Not not -> "missing %s%n        %s".formatted(not.ref(), not.why());
    };
  }
}
