package io.driftwarden.controller.config;

import io.driftwarden.controller.store.Apply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that the server is told.
 *
 * @param data the directory of the embedded store, the mirrors and the built-in server's
 *     repositories
 * @param deploy which stacks are applied where, once a pull request was merged
 * @param driftEvery how often each of them is compared with what is live
 * @param gitPassword what clients of the built-in git server must show
 * @param policy what evaluates the policies
 * @param packages where modules and charts from outside are fetched
 * @param schemas the folder of the schemas of providers that were imported
 */
public record ServerConfig(
    Path data,
    StoreConfig store,
    Listen listen,
    List<RepositoryConfig> repositories,
    List<TargetConfig> targets,
    List<Apply.Place> deploy,
    Duration driftEvery,
    Optional<Secret> gitPassword,
    PolicyConfig policy,
    PageConfig page,
    PackagesConfig packages,
    Path schemas) {
  public static final Duration DEFAULT_DRIFT = Duration.ofMinutes(10);

  public ServerConfig {
    repositories = List.copyOf(repositories);
    targets = List.copyOf(targets);
    deploy = List.copyOf(deploy);
  }

  /** Makes one by which no package is fetched and no schema was imported. */
  public ServerConfig(
      Path data,
      StoreConfig store,
      Listen listen,
      List<RepositoryConfig> repositories,
      List<TargetConfig> targets,
      List<Apply.Place> deploy,
      Duration driftEvery,
      Optional<Secret> gitPassword,
      PolicyConfig policy,
      PageConfig page) {
    this(
        data,
        store,
        listen,
        repositories,
        targets,
        deploy,
        driftEvery,
        gitPassword,
        policy,
        page,
        PackagesConfig.NONE,
        data.resolve("schemas"));
  }

  /** Reports whether the built-in git server has a repository to serve. */
  public boolean hostsGit() {
    return repositories.stream().anyMatch(RepositoryConfig::isBuiltin);
  }
}
