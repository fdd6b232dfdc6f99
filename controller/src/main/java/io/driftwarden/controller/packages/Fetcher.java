package io.driftwarden.controller.packages;

import io.driftwarden.render.packages.PackageRef;
import io.driftwarden.render.packages.Packages;
import io.driftwarden.render.packages.Packages.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Brings packages into a cache, from allowed hosts only. What they contain is never run. */
public final class Fetcher {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final PackageCache cache;
  private final CachedPackages cached;
  private final Sources sources;
  private final Clock clock;
  private final Map<PackageRef, String> failures = new ConcurrentHashMap<>();

  public Fetcher(PackageCache cache, Hosts hosts, Clock clock) {
    this(cache, new Sources(hosts, LIMIT), clock);
  }

  Fetcher(PackageCache cache, Sources sources, Clock clock) {
    this.cache = cache;
    this.cached = new CachedPackages(cache, _ -> "It is not in the cache.");
    this.sources = sources;
    this.clock = clock;
    cache.tidy(clock.instant());
  }

  /**
   * Brings what a reference means.
   *
   * @param patience how old may be what is known to move: which version is the newest, or where a
   *     branch points to. What a version has in it is never asked twice
   */
  public Brought bring(PackageRef ref, Duration patience) {
    Brought brought = ask(ref, patience);
    if (brought instanceof Brought.Not not) {
      failures.put(ref, not.why());
    } else {
      failures.remove(ref);
    }
    return brought;
  }

  /** Returns what was brought. */
  public Packages packages() {
    return new CachedPackages(cache, this::why);
  }

  /** Says why a package is not in the cache, as sentences. */
  private String why(PackageRef ref) {
    String failure = failures.get(ref);
    if (failure != null) {
      return failure;
    }
    try {
      sources.hosts().of(ref);
      return "It has not been fetched yet.";
    } catch (PackageException e) {
      return e.getMessage();
    }
  }

  private Brought ask(PackageRef ref, Duration patience) {
    try {
      if (isKnown(ref, patience)) {
        return here(ref, false);
      }
      boolean anew =
          switch (ref) {
            case PackageRef.Module module -> version(ref, new RegistryModule(module, sources));
            case PackageRef.Chart chart -> version(ref, offer(chart));
            case PackageRef.Git git -> put(ref, sources.git(git, ""));
            case PackageRef.Archive archive -> put(ref, sources.archive(archive));
          };
      return here(ref, anew);
    } catch (PackageException e) {
      return without(ref, e);
    }
  }

  private Offer offer(PackageRef.Chart chart) {
    return chart.isOci() ? new OciChart(chart, sources) : new RepositoryChart(chart, sources);
  }

  private Brought here(PackageRef ref, boolean anew) {
    return switch (cached.find(ref, "")) {
      case Answer.Found found -> new Brought.Here(ref, found.name(), found.digest(), anew);
      case Answer.Missing(String why) -> new Brought.Not(ref, why, false);
    };
  }

  private Brought without(PackageRef ref, PackageException failure) {
    return switch (cached.find(ref, "")) {
      case Answer.Found found ->
          new Brought.Kept(ref, found.name(), found.digest(), failure.getMessage());
      case Answer.Missing _ -> new Brought.Not(ref, failure.getMessage(), failure.mayPass());
    };
  }

  /** Reports whether nothing has to be asked. */
  private boolean isKnown(PackageRef ref, Duration patience) {
    if (cached.find(ref, "") instanceof Answer.Missing) {
      return false;
    }
    PackageKey key = PackageKey.of(ref);
    return switch (ref) {
      case PackageRef.Module _, PackageRef.Chart _ ->
          cache.find(key, Versions.exact(ref)).isPresent()
              || isYoung(cache.offered(key).asked(), patience);
      case PackageRef.Git git when git.revision().matches("[0-9a-f]{40}") -> true;
      case PackageRef.Git _, PackageRef.Archive _ ->
          cache
              .find(key, PackageKey.version(ref))
              .filter(held -> isYoung(held.asked(), patience))
              .isPresent();
    };
  }

  private boolean isYoung(long asked, Duration patience) {
    return clock.instant().getEpochSecond() - asked < patience.toSeconds();
  }

  /** The list is put last: a version that it has is here, or still to be asked for. */
  private boolean version(PackageRef ref, Offer offer) {
    PackageKey key = PackageKey.of(ref);
    List<String> versions = offer.versions();
    String version =
        ref.newest(versions)
            .orElseThrow(() -> PackageException.lasting(Versions.noneFits(ref, versions)));
    boolean anew = cache.find(key, version).isEmpty();
    if (anew) {
      put(key, version, offer.download(version));
    }
    if (!versions.equals(List.of(Versions.exact(ref)))) {
      cache.put(key, new Offered(versions, clock.instant().getEpochSecond()));
    }
    return anew;
  }

  private void put(PackageKey key, String version, Download download) {
    Optional<Held> before = cache.recorded(key, version);
    if (before.isPresent() && !before.get().content().equals(download.files().digest())) {
      throw PackageException.lasting(
          "Version %s had other files when it was fetched before. It was not taken."
              .formatted(version));
    }
    cache.put(key, version, held(version, download), download.files());
  }

  private Held held(String version, Download download) {
    return new Held(
        version,
        download.files().digest(),
        download.root(),
        download.from(),
        clock.instant().getEpochSecond());
  }

  private boolean put(PackageRef ref, Download download) {
    PackageKey key = PackageKey.of(ref);
    String version = PackageKey.version(ref);
    Optional<Held> before = cache.find(key, version);
    cache.put(key, version, held(download.version(), download), download.files());
    return before.isEmpty() || !before.get().content().equals(download.files().digest());
  }
}
