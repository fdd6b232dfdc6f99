package io.driftwarden.cli;

import io.driftwarden.controller.config.ConfigFile;
import io.driftwarden.controller.config.ServerConfig;
import io.driftwarden.controller.run.World;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
  private static final int START_SECONDS = 10;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = "driftwarden.yaml",
      description = "The configuration. Default: driftwarden.yaml.")
  private Path config = Path.of("driftwarden.yaml");

  @Override
  public Integer call() throws InterruptedException {
    ServerConfig read = ConfigFile.read(config, System.getenv());
    CompletableFuture<Server> server = new CompletableFuture<>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
    try {
      server.complete(Server.start(read, World.real()));
    } catch (RuntimeException e) {
      server.cancel(false);
      throw e;
    }
    new CountDownLatch(1).await();
    return 0;
  }

  /** A server that is told to stop while it starts is stopped as soon as it has. */
  private static void stop(CompletableFuture<Server> server) {
    try {
      server.orTimeout(START_SECONDS, TimeUnit.SECONDS).join().close();
    } catch (CancellationException | CompletionException e) {
      return;
    }
  }
}
