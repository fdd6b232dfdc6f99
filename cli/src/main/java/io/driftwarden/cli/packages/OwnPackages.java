package io.driftwarden.cli.packages;

import io.driftwarden.controller.packages.CachedPackages;
import io.driftwarden.controller.packages.PackageCache;
import io.driftwarden.render.packages.Packages;
import io.driftwarden.render.stack.StackRenderer;
import java.nio.file.Path;
import java.util.Optional;

/** The packages of whoever runs the command. */
public final class OwnPackages {
  private static final String ABSENT =
      "It is not in the cache of packages: \"driftwarden fetch\" brings it there.";

  private OwnPackages() {}

  /** Returns the cache in the person's own folder for such things. */
  static PackageCache cache() {
    Path caches =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(path -> !path.isBlank())
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    return PackageCache.in(caches.resolve("driftwarden").resolve("packages"));
  }

  /** Returns what renders stacks with what the cache holds. */
  public static StackRenderer renderer() {
    return new StackRenderer(cached());
  }

  /** Returns what renders stacks of a folder with its packages. */
  public static StackRenderer renderer(Path folder) {
    return new StackRenderer(of(folder));
  }

  /**
   * Returns the packages for stacks of a folder: also the modules that {@code terraform init} put
   * there, since the person who ran it trusts them.
   */
  public static Packages of(Path folder) {
    return new InitializedModules(folder, cached());
  }

  private static Packages cached() {
    return new CachedPackages(cache(), _ -> ABSENT);
  }
}
