package io.driftwarden.controller.run;

import io.driftwarden.controller.config.RepositoryConfig;
import io.driftwarden.controller.config.RepositoryConfig.GitHub;
import io.driftwarden.controller.config.RepositoryConfig.GitLab;
import io.driftwarden.controller.config.RepositoryConfig.Gitea;
import io.driftwarden.controller.config.TargetConfig;
import io.driftwarden.controller.forge.Forge;
import io.driftwarden.controller.forge.gitea.GiteaForge;
import io.driftwarden.controller.forge.github.GitHubForge;
import io.driftwarden.controller.forge.gitlab.GitLabForge;
import io.driftwarden.controller.repo.Credentials;
import io.driftwarden.controller.repo.Remote;
import io.driftwarden.controller.target.Target;
import io.driftwarden.controller.target.aws.AwsAccount;
import io.driftwarden.controller.target.aws.CloudFormationTarget;
import io.driftwarden.controller.target.kubernetes.KubernetesTarget;
import io.driftwarden.controller.target.terraform.TerraformTarget;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/**
 * The clients through which a controller meets the world; tests bring others.
 *
 * @param target makes a target, which may keep files of its own in a directory
 * @param forge makes the forge of a repository, by its name
 * @param remote says where a repository is fetched from
 * @param watcher is told the name of each step before it is taken
 */
public record World(
    BiFunction<TargetConfig, Path, Target> target,
    BiFunction<String, RepositoryConfig.Remote, Forge> forge,
    Function<RepositoryConfig.Remote, Remote> remote,
    Clock clock,
    Consumer<String> watcher) {

  public static World real() {
    var log = LoggerFactory.getLogger(World.class);
    return new World(
        World::target,
        World::forge,
        host -> Remote.at(host.url()).with(credentials(host)),
        Clock.systemUTC(),
        step -> log.debug("step={}", step));
  }

  private static Forge forge(String name, RepositoryConfig.Remote host) {
    String token = host.token().reveal();
    return switch (host) {
      case Gitea gitea -> new GiteaForge(gitea.api(), name, token);
      case GitHub gitHub -> new GitHubForge(gitHub.api(), name, token);
      case GitLab gitLab -> new GitLabForge(gitLab.api(), name, token);
    };
  }

  /** Gitea takes a token with any user name, the others with one that says what it is. */
  private static Credentials credentials(RepositoryConfig.Remote host) {
    String token = host.token().reveal();
    return switch (host) {
      case Gitea _ -> Credentials.token(token);
      case GitHub _ -> new Credentials("x-access-token", token);
      case GitLab _ -> new Credentials("oauth2", token);
    };
  }

  private static Target target(TargetConfig config, Path data) {
    return switch (config) {
      case TargetConfig.Kubernetes(var name, var _, var kubeconfig, var context, var namespace) ->
          KubernetesTarget.of(name, kubeconfig, context, namespace);
      case TargetConfig.Terraform terraform ->
          TerraformTarget.of(terraform, data, terraform.aws().map(AwsAccount::new));
      case TargetConfig.CloudFormation(var name, var _, var aws, var assets) ->
          CloudFormationTarget.of(name, aws, assets);
    };
  }
}
