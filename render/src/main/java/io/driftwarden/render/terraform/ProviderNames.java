package io.driftwarden.render.terraform;

import io.driftwarden.render.Resource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The full names of the providers that resources are of, by the configuration that names them. */
final class ProviderNames {
  private final Map<String, String> byResource = new HashMap<>();
  private final Map<?, ?> configs;

  ProviderNames(Map<String, Object> configuration) {
    this.configs = mapping(configuration.get("provider_config"));
    visit("", mapping(configuration.get("root_module")));
  }

  private void visit(String module, Map<?, ?> shape) {
    if (shape.get("resources") instanceof Iterable<?> resources) {
      for (Object resource : resources) {
        Map<?, ?> fields = mapping(resource);
        Object name = mapping(configs.get(fields.get("provider_config_key"))).get("full_name");
        if (name instanceof String text) {
          byResource.put(module + fields.get("address"), text);
        }
      }
    }
    mapping(shape.get("module_calls"))
        .forEach((call, inner) ->
            visit(module + "module." + call + ".", mapping(mapping(inner).get("module"))));
  }

  private static Map<?, ?> mapping(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  /** Returns the provider of a resource; empty where the configuration isn't known. */
  Optional<String> of(Address address, Resource resource) {
    String declared = (address.isData() ? "data." : "") + resource.type() + "." + resource.name();
    return Optional.ofNullable(byResource.get(Address.calls(address.module()) + declared));
  }
}
