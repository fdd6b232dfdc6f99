package io.driftwarden.hcl.schema;

import io.driftwarden.hcl.version.Version;
import io.driftwarden.hcl.version.VersionConstraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The schemas of all providers that are known. Safe for several threads. */
public final class ProviderSchemas {
  private static final ProviderSchemas BUNDLED = new ProviderSchemas(List.of(), Bundled.ALL);

  private final List<Shelved> imported;

  /** All tables, those first that win. */
  private final List<Shelved> ranked;

  private ProviderSchemas(List<Shelved> imported, List<Shelved> ranked) {
    this.imported = imported;
    this.ranked = ranked;
  }

  /** Returns those that come with the program. */
  public static ProviderSchemas bundled() {
    return BUNDLED;
  }

  /** Returns these and another, which wins over those that are here. */
  public ProviderSchemas with(ProviderTable table) {
    List<Shelved> own = new ArrayList<>(imported);
    own.addFirst(new Shelved.Imported(table));
    return new ProviderSchemas(own, Stream.concat(own.stream(), Bundled.ALL.stream()).toList());
  }

  /**
   * Returns these as a configuration has them: of several releases of a provider the newest that it
   * allows comes first; if there is none, the next one after those that it allows.
   *
   * @param required what a configuration requires of providers, by their addresses
   */
  public ProviderSchemas fitting(Map<String, VersionConstraint> required) {
    Function<Shelved, Fit> fit =
        table ->
            Fit.of(
                table.provider().version(),
                required.getOrDefault(table.provider().address(), VersionConstraint.ANY));
    List<Shelved> sorted =
        ranked.stream().sorted(Comparator.comparing(fit, Fit.BEST_FIRST)).toList();
    return new ProviderSchemas(imported, sorted);
  }

  /** How well a release fits. */
  private record Fit(boolean allowed, boolean after, Version version) {
    static final Comparator<Fit> BEST_FIRST =
        Comparator.comparing((Fit fit) -> !fit.allowed)
            .thenComparing(fit -> !fit.after)
            .thenComparing((one, other) ->
                one.after && !one.allowed ? one.version.compareTo(other.version) : 0);

    static Fit of(String version, VersionConstraint required) {
      return new Fit(
          required.contains(version),
          !required.reaches(version),
          Version.parse(version).orElse(Version.NONE));
    }
  }

  /** Returns what may stand in a resource of a type. */
  public Optional<ResourceSchema> resource(String type) {
    return find(type, table -> table.resource(type));
  }

  /** Returns what may stand in data of a type, and what it has once it is read. */
  public Optional<ResourceSchema> data(String type) {
    return find(type, table -> table.data(type));
  }

  /** Returns what may stand in the block of a provider, by its name: {@code aws}. */
  public Optional<ResourceSchema> settings(String provider) {
    return find(
        provider,
        table -> table.provider().name().equals(provider) ? table.settings() : Optional.empty());
  }

  private <T> Optional<T> find(String type, Function<ProviderTable, Optional<T>> what) {
    return ranked.stream()
        .filter(table -> table.mayHave(type))
        .flatMap(table -> what.apply(table.table()).stream())
        .findFirst();
  }

  /** Returns all tables, those first that win. */
  public List<ProviderTable> tables() {
    return ranked.stream().map(Shelved::table).toList();
  }
}
