package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A {@code provider} block.
 *
 * @param module the instance in which it stands
 */
record ProviderSettings(Body.Block block, ModuleInstance module) {
  private static final String LATER = "the provider's settings decide it";

  /**
   * Returns the tags that a resource of AWS ends up with, those of the provider's {@code
   * default_tags} among them.
   *
   * @param tags the resource's own
   * @param otherwise what it has where there are none at all
   */
  static Value allTags(Optional<ProviderSettings> settings, Value tags, Value otherwise) {
    Map<String, Value> all = new TreeMap<>();
    Optional<String> unknown = settings.flatMap(own -> own.addDefaults(all));
    unknown = unknown.or(tags::unknownReason);
    if (unknown.isPresent()) {
      return new Value.Unknown(unknown.get(), Value.Mark.NONE);
    }
    if (tags instanceof Value.Fields own) {
      own.fields()
          .forEach((key, value) -> {
            if (!(value instanceof Value.Null)) {
              all.put(key, value);
            }
          });
    }
    boolean empty = all.values().stream().anyMatch(ProviderSettings::isEmpty);
    return all.isEmpty() || empty ? otherwise : fields(all);
  }

  private static boolean isEmpty(Value tag) {
    return tag instanceof Value.Text text && text.value().isEmpty();
  }

  private static Value fields(Map<String, Value> all) {
    SequencedMap<String, Value> fields = new LinkedHashMap<>(all);
    return Value.Fields.of(fields, Value.Mark.NONE);
  }

  /** Adds the default tags; returns why they are not known, if they aren't. */
  private Optional<String> addDefaults(Map<String, Value> all) {
    if (block.body().blocks("ignore_tags").findAny().isPresent()) {
      return Optional.of(LATER);
    }
    Value tags = module.defaultTags(this);
    if (tags instanceof Value.Fields fields) {
      all.putAll(fields.fields());
    }
    return tags.unknownReason();
  }
}
