package io.driftwarden.hcl.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The schemas of all providers that are known. Safe for several threads. */
public final class ProviderSchemas {
  private static final ProviderSchemas BUNDLED = new ProviderSchemas(List.of());

  private final List<ProviderTable> imported;

  private ProviderSchemas(List<ProviderTable> imported) {
    this.imported = imported;
  }

  /** Returns those that come with the program. */
  public static ProviderSchemas bundled() {
    return BUNDLED;
  }

  /** Returns these and another, which wins over those that are here. */
  public ProviderSchemas with(ProviderTable table) {
    List<ProviderTable> all = new ArrayList<>(imported);
    all.addFirst(table);
    return new ProviderSchemas(List.copyOf(all));
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
    for (ProviderTable table : imported) {
      Optional<T> found = what.apply(table);
      if (found.isPresent()) {
        return found;
      }
    }
    String prefix = type.split("_", 2)[0];
    return Bundled.ALL.stream()
        .filter(bundled -> bundled.prefix().equals(prefix))
        .findFirst()
        .flatMap(bundled -> what.apply(bundled.table()));
  }

  /** Returns all tables, those first that win. */
  public List<ProviderTable> tables() {
    List<ProviderTable> all = new ArrayList<>(imported);
    Bundled.ALL.forEach(bundled -> all.add(bundled.table()));
    return all;
  }
}
