package io.driftwarden.controller.target.terraform;

import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources of a rendering, found again by the addresses that Terraform has for them. */
final class Rendered {
  private final Map<String, Resource> exact = new LinkedHashMap<>();
  private final Map<String, Resource> anyInstance = new LinkedHashMap<>();

  Rendered(List<Resource> resources) {
    for (Resource resource : resources) {
      if (resource.kind() == Resource.Kind.TERRAFORM) {
        exact.put(resource.address(), resource);
        anyInstance.putIfAbsent(withoutKeys(resource.address()), resource);
      }
    }
  }

  /**
   * Returns the resource of an address; where its count is not known without a run, any of its
   * instances.
   */
  Optional<Resource> of(String address) {
    return Optional.ofNullable(exact.get(address))
        .or(() -> Optional.ofNullable(anyInstance.get(withoutKeys(address))));
  }

  private static String withoutKeys(String address) {
    return address.replaceAll("\\[(\"([^\"\\\\]|\\\\.)*\"|[^\\]\"]*)\\]", "");
  }

  /** Reports whether git sets what stands at a path of a resource. */
  boolean sets(String address, List<String> path) {
    return of(address).map(resource -> sets(resource.attributes(), path)).orElse(false);
  }

  private static boolean sets(Value.Mapping attributes, List<String> path) {
    return attributes
        .get(path.getFirst())
        .filter(value -> !(value instanceof Value.Null))
        .map(value -> sets(value, path.subList(1, path.size())))
        .orElse(false);
  }

  /**
   * A key that git doesn't have in a map was added to it. One that git doesn't have in a block is
   * an argument that it leaves to the provider.
   */
  private static boolean sets(Value value, List<String> path) {
    if (path.size() < 2 || !(value instanceof Value.Sequence sequence)) {
      return true;
    }
    List<Value.Mapping> blocks =
        sequence.items().stream()
            .filter(Value.Mapping.class::isInstance)
            .map(Value.Mapping.class::cast)
            .toList();
    List<String> inside = path.subList(1, path.size());
    return blocks.isEmpty() || blocks.stream().anyMatch(block -> sets(block, inside));
  }
}
