package io.driftwarden.cli;

import io.driftwarden.controller.config.PageConfig;
import io.driftwarden.controller.config.RepositoryConfig;
import io.driftwarden.controller.config.Secret;
import io.driftwarden.controller.config.ServerConfig;
import io.driftwarden.controller.run.Controller;
import io.driftwarden.controller.run.World;
import io.driftwarden.controller.store.Delivery;
import io.driftwarden.controller.store.Delivery.Topic;
import io.driftwarden.webhook.Delivery.PullRequestChanged;
import io.driftwarden.webhook.Delivery.Pushed;
import io.driftwarden.webhook.Delivery.Remarked;
import io.driftwarden.webhook.GitHosting;
import io.driftwarden.webhook.HttpEdge;
import io.driftwarden.webhook.Sender;
import io.driftwarden.webhook.Webhooks;
import io.driftwarden.webhook.page.Page;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server: a controller and its HTTP port. */
final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final String BRANCHES = "refs/heads/";

  private final Controller controller;
  private final HttpEdge edge;

  private Server(Controller controller, HttpEdge edge) {
    this.controller = controller;
    this.edge = edge;
  }

  /**
   * Starts a server.
   *
   * @throws io.driftwarden.webhook.EdgeException if the port can't be had
   * @see Controller#open what else it throws
   */
  static Server start(ServerConfig config, World world) {
    Controller controller = Controller.open(config, world);
    try {
      var webhooks =
          new Webhooks(
              repository -> sender(config, repository), delivery -> tell(controller, delivery));
      HttpEdge edge =
          HttpEdge.start(
              config.listen().address(),
              webhooks,
              hosting(config, controller),
              page(config.page(), controller));
      controller.start();
      LOG.info(
          "started address={}:{} repositories={} data={}",
          config.listen().host(),
          edge.port(),
          config.repositories().size(),
          config.data());
      return new Server(controller, edge);
    } catch (RuntimeException e) {
      controller.close();
      throw e;
    }
  }

  private static Optional<GitHosting> hosting(ServerConfig config, Controller controller) {
    return controller
        .git()
        .map(git ->
            config
                .gitPassword()
                .map(Secret::reveal)
                .map(password -> GitHosting.guarded(git, password))
                .orElseGet(() -> GitHosting.open(git)));
  }

  private static Optional<Sender> sender(ServerConfig config, String repository) {
    return config.repositories().stream()
        .filter(known -> known.name().equals(repository))
        .findFirst()
        .flatMap(Server::sender);
  }

  private static Optional<Sender> sender(RepositoryConfig repository) {
    Optional<String> secret = repository.webhookSecret().map(Secret::reveal);
    return switch (repository.host()) {
      case RepositoryConfig.Gitea _ -> secret.map(text -> new Sender(Sender.Kind.GITEA, text));
      case RepositoryConfig.GitHub _ -> secret.map(text -> new Sender(Sender.Kind.GITHUB, text));
      case RepositoryConfig.GitLab _ -> secret.map(text -> new Sender(Sender.Kind.GITLAB, text));
      case RepositoryConfig.Builtin _ -> Optional.empty();
    };
  }

  private static Optional<Page> page(PageConfig config, Controller controller) {
    return Optional.of(config)
        .filter(page -> page.readers() != PageConfig.Readers.NOBODY)
        .map(page -> new Page(controller, page));
  }

  /** A delivery says where to look; what else it claims is read from the forge itself. */
  private static void tell(Controller controller, io.driftwarden.webhook.Delivery delivery) {
    switch (delivery) {
      case PullRequestChanged changed ->
          controller.tell(
              new Delivery(changed.id(), changed.repository(), new Topic.Pull(changed.number())));
      case Pushed pushed when pushed.ref().startsWith(BRANCHES) ->
          controller.tell(
              new Delivery(
                  pushed.id(),
                  pushed.repository(),
                  new Topic.Branch(pushed.ref().substring(BRANCHES.length()))));
      case Remarked remarked ->
          controller.tell(new Delivery(remarked.id(), remarked.repository(), new Topic.Remarks()));
      case Pushed tag -> LOG.debug("nothing to do for ref={}", tag.ref());
    }
  }

  /** Returns the port that is listened at. */
  int port() {
    return edge.port();
  }

  Controller controller() {
    return controller;
  }

  /** Stops taking requests, then work; what is left is done after the next start. */
  @Override
  public void close() {
    edge.close();
    controller.close();
    LOG.info("stopped");
  }
}
