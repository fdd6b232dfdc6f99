package io.driftwarden.controller.packages;

import io.driftwarden.render.packages.PackageRef;
import io.driftwarden.render.packages.Packages;
import java.util.Set;
import java.util.function.Function;

/**
 * The packages that a cache holds. Nothing is fetched.
 *
 * @param absent says why a package is not there and what to do, as sentences
 */
public record CachedPackages(PackageCache cache, Function<PackageRef, String> absent)
    implements Packages {
  private static final int SHORT = 12;

  @Override
  public Answer find(PackageRef ref, String stack) {
    PackageKey key = PackageKey.of(ref);
    return switch (ref) {
      case PackageRef.Git _, PackageRef.Archive _ -> held(ref, key, PackageKey.version(ref));
      case PackageRef.Module _, PackageRef.Chart _ -> versioned(ref, key);
    };
  }

  private Answer versioned(PackageRef ref, PackageKey key) {
    Set<String> versions = cache.versions(key);
    return versions.isEmpty()
        ? new Answer.Missing(absent.apply(ref))
        : ref.newest(versions)
            .map(version -> held(ref, key, version))
            .orElseGet(() -> new Answer.Missing(Versions.noneFits(ref, versions)));
  }

  private Answer held(PackageRef ref, PackageKey key, String version) {
    return cache
        .find(key, version)
        .flatMap(held ->
            cache
                .files(held.content())
                .map(files ->
                    new Answer.Found(
                        name(ref, held), "sha256:" + held.content(), files, held.root())))
        .<Answer>map(found -> found)
        .orElseGet(() -> new Answer.Missing(absent.apply(ref)));
  }

  /** A commit or digest is told by its beginning. */
  private static String name(PackageRef ref, Held held) {
    String version = held.version();
    return switch (ref) {
      case PackageRef.Module _, PackageRef.Chart _ -> ref.named(version);
      case PackageRef.Git _, PackageRef.Archive _ ->
          ref.named(version.substring(0, Math.min(SHORT, version.length())));
    };
  }
}
