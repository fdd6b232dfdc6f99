package io.driftwarden.controller.run;

import io.driftwarden.controller.config.RepositoryConfig;
import io.driftwarden.controller.config.ServerConfig;
import io.driftwarden.controller.packages.Brought;
import io.driftwarden.controller.packages.Fetcher;
import io.driftwarden.controller.repo.Revisions;
import io.driftwarden.render.packages.LinklessTree;
import io.driftwarden.render.packages.PackageRef;
import io.driftwarden.render.packages.Packages;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The packages that changes may refer to: a repository that is watched is read where it is anyway,
 * if it is allowed as any other is; the rest is fetched.
 */
record ServedPackages(ServerConfig config, Map<String, Site> sites, Fetcher fetcher)
    implements Packages {
  private static final int SHORT = 12;

  @Override
  public Answer find(PackageRef ref, String stack) {
    return own(ref)
        .<Answer>map(found -> found)
        .orElseGet(() -> fetcher.packages().find(ref, stack));
  }

  Brought bring(PackageRef ref, Duration patience) {
    return own(ref)
        .<Brought>map(found -> new Brought.Here(ref, found.name(), found.digest(), false))
        .orElseGet(() -> fetcher.bring(ref, patience));
  }

  private Optional<Answer.Found> own(PackageRef ref) {
    return ref instanceof PackageRef.Git git && config.packages().hosts().allow(ref)
        ? watched(git).flatMap(site -> found(git, site))
        : Optional.empty();
  }

  private Optional<Site> watched(PackageRef.Git git) {
    return config.repositories().stream()
        .filter(repository -> isAt(repository, git))
        .flatMap(repository -> Optional.ofNullable(sites.get(repository.name())).stream())
        .findFirst();
  }

  private static boolean isAt(RepositoryConfig repository, PackageRef.Git git) {
    return repository.host() instanceof RepositoryConfig.Remote remote
        && new PackageRef.Git(remote.url(), "").path().equals(git.path());
  }

  private static Optional<Answer.Found> found(PackageRef.Git git, Site site) {
    Revisions revisions = site.revisions();
    String asked = git.revision().isEmpty() ? site.commits().branch() : git.revision();
    return Stream.of("refs/tags/" + asked, "refs/heads/" + asked, asked)
        .filter(name -> name.startsWith("refs/") || name.matches("[0-9a-f]{7,40}"))
        .flatMap(name -> revisions.resolve(name).stream())
        .findFirst()
        .map(commit ->
            new Answer.Found(
                git.named(commit.substring(0, SHORT)),
                "git:" + revisions.treeId(commit),
                new LinklessTree(revisions.tree(commit)),
                ""));
  }
}
