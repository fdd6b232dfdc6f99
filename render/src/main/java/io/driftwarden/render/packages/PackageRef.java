package io.driftwarden.render.packages;

import io.driftwarden.hcl.version.VersionConstraint;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a repository says of a module or chart that it doesn't contain. It holds no credential. */
public sealed interface PackageRef {
  /** Returns a path that shows what it is: the host, and the path there. */
  String path();

  /** Returns how a version of it is called; for what has none of its own, how a revision is. */
  default String named(String version) {
    String known = this instanceof Git git && !git.revision().isEmpty() ? git.revision() : version;
    return path() + "@" + known.replace('/', '-');
  }

  /** Returns the newest version that this allows; what has no versions has none. */
  default Optional<String> newest(Collection<String> versions) {
    return switch (this) {
      case Module module ->
          VersionConstraint.parse(module.constraint()).flatMap(fits -> fits.newest(versions));
      case Chart chart -> ChartVersions.newest(versions, chart.constraint());
      case Git _, Archive _ -> Optional.empty();
    };
  }

  private static String path(String address) {
    return address
        .replaceFirst("^[a-z]+://", "")
        .replaceFirst("\\?.*$", "")
        .replaceFirst("\\.git$", "")
        .replaceAll("/{2,}", "/");
  }

  /**
   * A module of a registry that speaks Terraform's protocol.
   *
   * @param constraint on its version, as Terraform reads one; empty for any
   */
  record Module(String host, String namespace, String name, String provider, String constraint)
      implements PackageRef {
    /** Returns the module in all its versions. */
    public String address() {
      return String.join("/", host, namespace, name, provider);
    }

    @Override
    public String path() {
      return address();
    }

    @Override
    public String toString() {
      return (address() + " " + constraint).strip();
    }
  }

  /**
   * A git repository at one revision.
   *
   * @param address with {@code https} or {@code http}
   * @param revision a branch, a tag or a commit; empty for the default branch
   */
  record Git(String address, String revision) implements PackageRef {
    @Override
    public String path() {
      return PackageRef.path(address);
    }

    @Override
    public String toString() {
      return "git::" + address + (revision.isEmpty() ? "" : "?ref=" + revision);
    }
  }

  /**
   * An archive, or an address that tells where one is.
   *
   * @param address with {@code https} or {@code http}
   */
  record Archive(String address) implements PackageRef {
    @Override
    public String path() {
      return PackageRef.path(address);
    }

    @Override
    public String toString() {
      return address;
    }
  }

  /**
   * A chart of a repository or an OCI registry.
   *
   * @param repository with {@code https}, {@code http} or {@code oci}
   * @param constraint on its version, as Helm reads one; empty for any
   */
  record Chart(String repository, String name, String constraint) implements PackageRef {
    private static final String OCI = "oci://";
    private static final Pattern ADDRESS =
        Pattern.compile("(https?|oci)://[A-Za-z0-9.-]+(:\\d{1,5})?(/[A-Za-z0-9._~%-]+)*/*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    public Chart {
      repository = repository.replaceAll("/+$", "");
    }

    /** Returns the chart of a dependency or release, unless its repository is no address. */
    public static Optional<Chart> of(String repository, String name, String constraint) {
      return ADDRESS.matcher(repository).matches() && NAME.matcher(name).matches()
          ? Optional.of(new Chart(repository, name, constraint))
          : Optional.empty();
    }

    public boolean isOci() {
      return repository.startsWith(OCI);
    }

    /** Returns the chart in all its versions. */
    public String address() {
      return repository + "/" + name;
    }

    @Override
    public String path() {
      return PackageRef.path(address());
    }

    @Override
    public String toString() {
      return (address() + " " + constraint).strip();
    }
  }
}
