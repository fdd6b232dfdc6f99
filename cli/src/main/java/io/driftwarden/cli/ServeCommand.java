package io.driftwarden.cli;

import io.driftwarden.controller.config.ConfigFile;
import io.driftwarden.controller.config.ServerConfig;
import io.driftwarden.controller.run.World;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the server until it is told to stop. */
@Command(
    name = "serve",
    header = "Judge pull requests, apply what was merged, and watch for drift.",
    description = {
      "",
      "Takes webhooks and polls for what none told, posts a status and one comment on each pull request, applies merged stacks that the gate passed to their clusters, and tells where live objects drift from git. docs/serve.md describes the configuration.",
      ""
    },
    footer = {
      "",
      "Exit codes: 2 could not start: the configuration, the port, the data directory or the database."
    },
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = "driftwarden.yaml",
      description = "The configuration. Default: driftwarden.yaml.")
  private Path config = Path.of("driftwarden.yaml");

  @Override
  public Integer call() throws InterruptedException {
    ServerConfig read = ConfigFile.read(config, System.getenv());
    Server server = Server.start(read, World.real());
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    new CountDownLatch(1).await();
    return 0;
  }
}
