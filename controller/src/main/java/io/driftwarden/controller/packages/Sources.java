package io.driftwarden.controller.packages;

import io.driftwarden.controller.digest.Digest;
import io.driftwarden.controller.repo.Remote;
import io.driftwarden.controller.repo.RemoteRevision;
import io.driftwarden.controller.repo.RepositoryException;
import io.driftwarden.render.packages.ModuleSource;
import io.driftwarden.render.packages.PackageRef;
import io.driftwarden.render.tree.Tree;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where packages come from.
 *
 * @param limit the longest time that one package may take
 */
record Sources(Hosts hosts, Web web, Duration limit) {
  private static final long LARGEST_REPOSITORY = 512L << 20;
  private static final int MOST_STOPS = 3;
  private static final String ONLY = "*";

  Sources(Hosts hosts, Duration limit) {
    this(hosts, new Web(hosts, limit), limit);
  }

  /** Returns what is in an archive, or in what an address tells of. */
  Download archive(PackageRef.Archive archive) {
    return archive(archive, "", 0);
  }

  private Download download(ModuleSource source, int stops) {
    return switch (source.ref()) {
      case PackageRef.Git git -> git(git, source.directory());
      case PackageRef.Archive archive -> archive(archive, source.directory(), stops);
      case PackageRef.Module _, PackageRef.Chart _ ->
          throw PackageException.lasting("What its source leads to is no repository or archive.");
    };
  }

  Download git(PackageRef.Git git, String root) {
    Host host = hosts.of(git);
    hosts.reachable(URI.create(git.address()));
    Remote remote = Remote.at(git.address()).within(limit);
    Remote shown = host.credentials().map(remote::with).orElse(remote);
    try (var folder = Temporary.folder();
        var fetched = fetch(shown, git, folder.path())) {
      return new Download(fetched.id(), Packed.of(fetched.tree()), root, git.toString());
    } catch (RepositoryException e) {
      throw e.reason().mayPass()
          ? PackageException.passing(e.getMessage())
          : PackageException.lasting(e.getMessage());
    }
  }

  private static RemoteRevision fetch(Remote remote, PackageRef.Git git, Path folder) {
    return RemoteRevision.fetch(
        remote, git.revision(), folder.resolve("wanted.git"), LARGEST_REPOSITORY);
  }

  private Download archive(PackageRef.Archive archive, String root, int stops) {
    hosts.of(archive);
    ArchiveAddress address = ArchiveAddress.of(archive.address());
    if (address.tellsOfAnother()) {
      return follow(web.get(address.asking()), stops);
    }
    Web.Answer answer = web.get(address.address());
    byte[] bytes = answer.sound();
    address.check(bytes);
    Tree files = Archive.of(bytes);
    boolean only = root.equals(ONLY) || root.startsWith(ONLY + "/");
    return new Download(
        Digest.of(bytes),
        Packed.of(only ? Subtree.only(files) : files),
        only ? root.replaceFirst("^\\*/?", "") : root,
        answer.address().toString());
  }

  /** Returns what an answer says the source is: {@code X-Terraform-Get}. */
  Download follow(Web.Answer answer, int stops) {
    answer.sound();
    Optional<String> location = answer.headers().firstValue("X-Terraform-Get");
    if (location.isEmpty() || stops > MOST_STOPS) {
      throw PackageException.lasting(
          "The host %s doesn't say where the module is."
              .formatted(Hosts.authority(answer.address())));
    }
    return follow(answer.address(), location.get(), stops);
  }

  Download follow(URI from, String location, int stops) {
    boolean relative =
        location.startsWith("/") || location.startsWith("./") || location.startsWith("../");
    String source = relative ? from.resolve(location).toString() : location;
    return switch (ModuleSource.parse(source, "")) {
      case ModuleSource.Parsed.Known(ModuleSource known) -> download(known, stops + 1);
      case ModuleSource.Parsed.Refused(String why) ->
          throw PackageException.lasting(
              "What the host %s leads to is not fetched. %s".formatted(Hosts.authority(from), why));
    };
  }
}
