package io.driftwarden.controller.run;

import io.driftwarden.controller.config.ServerConfig;
import io.driftwarden.controller.forge.builtin.BuiltinForge;
import io.driftwarden.controller.repo.GitServer;
import io.driftwarden.controller.schedule.Queue;
import io.driftwarden.controller.store.Apply;
import io.driftwarden.controller.store.Delivery;
import io.driftwarden.controller.view.Overview;
import java.util.List;
import java.util.Optional;

/** The server without its HTTP port: takes news, and does all that follows from it. */
public final class Controller implements AutoCloseable {
  private final Parts parts;
  private final List<String> recurring;

  /** What it is made of. */
  record Parts(
      ServerConfig config,
      Desk desk,
      Queue queue,
      Optional<GitServer> git,
      Overview overview,
      Closing closing) {}

  Controller(Parts parts, List<String> recurring) {
    this.parts = parts;
    this.recurring = recurring;
  }

  /**
   * Opens the store and all that is served; nothing is done before {@link #start}.
   *
   * @throws io.driftwarden.controller.store.StoreInUseException if another server has the data
   *     directory
   * @throws io.driftwarden.controller.target.TargetException if a target's configuration is broken
   * @throws io.driftwarden.controller.repo.RepositoryException if a repository in the data
   *     directory is damaged
   */
  public static Controller open(ServerConfig config, World world) {
    Closing closing = new Closing();
    try {
      return new Assembly(config, world, closing).controller();
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  /** Begins with what was left to do, and looks at once for what has happened meanwhile. */
  public void start() {
    parts.queue().start();
    recurring.forEach(parts.queue()::hasten);
  }

  /** Returns once the news is stored; what was told under the same id before is dropped. */
  public void tell(Delivery delivery) {
    parts.desk().write(draft -> draft.tell(delivery));
  }

  /** Returns the built-in git server, where a repository of it is served. */
  public Optional<GitServer> git() {
    return parts.git();
  }

  /** Returns the pull requests of a repository of the built-in git server. */
  public BuiltinForge forge(String repository) {
    GitServer server = parts.git().orElseThrow();
    return new BuiltinForge(server.changes(repository), server.notes(repository));
  }

  /** Returns what the server knows, for those who look at it. */
  public Overview overview() {
    return parts.overview();
  }

  /** Compares a stack with what is live now rather than when it is due. */
  public void compare(Apply.Place place) {
    if (parts.config().deploy().contains(place)) {
      parts.queue().hasten(Drifts.name(place));
    }
  }

  /** Takes no more work, waits a while for what is going on, and leaves the rest for next time. */
  @Override
  public void close() {
    parts.desk().close();
    parts.closing().close();
  }
}
