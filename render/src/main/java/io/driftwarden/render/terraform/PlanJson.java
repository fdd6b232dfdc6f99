package io.driftwarden.render.terraform;

import io.driftwarden.render.Rendering;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A rendering in the shape of Terraform's plan JSON, as {@code terraform show -json} prints it
 * (format version 1.2), so that policies written for that run unchanged. Sensitive values are
 * hidden, and marked as Terraform marks them.
 */
public final class PlanJson {
  private PlanJson() {}

  /** Returns plain data: null, Boolean, BigDecimal, String, List and Map. */
  public static Map<String, Object> of(Rendering rendering) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("format_version", "1.2");
    plan.put("terraform_version", "1.11.4");
    plan.put("variables", Map.of());
    plan.put("planned_values", Map.of("root_module", module(rendering.resources(), "")));
    plan.put("resource_changes", rendering.resources().stream().map(PlanJson::change).toList());
    plan.put("configuration", Map.of("root_module", Map.of()));
    return plan;
  }

  /** The address of the module that a resource is in, empty for the root. */
  private static String moduleOf(Resource resource) {
    int end = resource.address().lastIndexOf(resource.type() + "." + resource.name());
    return end <= 0 ? "" : resource.address().substring(0, end - 1);
  }

  private static Map<String, Object> module(List<Resource> resources, String address) {
    Map<String, Object> module = new LinkedHashMap<>();
    if (!address.isEmpty()) {
      module.put("address", address);
    }
    module.put(
        "resources",
        resources.stream()
            .filter(resource -> moduleOf(resource).equals(address))
            .map(PlanJson::planned)
            .toList());
    List<Object> children = new ArrayList<>();
    children(resources, address).forEach((child, inside) -> children.add(module(inside, child)));
    if (!children.isEmpty()) {
      module.put("child_modules", children);
    }
    return module;
  }

  private static Map<String, List<Resource>> children(List<Resource> resources, String address) {
    Map<String, List<Resource>> children = new TreeMap<>();
    String prefix = address.isEmpty() ? "module." : address + ".module.";
    for (Resource resource : resources) {
      String module = moduleOf(resource);
      if (module.startsWith(prefix)) {
        int next = module.indexOf(".module.", prefix.length());
        String child = next < 0 ? module : module.substring(0, next);
        children.computeIfAbsent(child, _ -> new ArrayList<>()).add(resource);
      }
    }
    return children;
  }

  private static Map<String, Object> identity(Resource resource) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("address", resource.address());
    shape.put("mode", "managed");
    shape.put("type", resource.type());
    shape.put("name", resource.name());
    index(resource).ifPresent(index -> shape.put("index", index));
    String provider = resource.type().split("_", 2)[0];
    shape.put("provider_name", "registry.terraform.io/hashicorp/" + provider);
    return shape;
  }

  private static Optional<Object> index(Resource resource) {
    String address = resource.address();
    int open = address.indexOf('[', address.lastIndexOf(resource.type() + "." + resource.name()));
    if (open < 0 || !address.endsWith("]")) {
      return Optional.empty();
    }
    String key = address.substring(open + 1, address.length() - 1);
    return Optional.of(
        key.matches("[0-9]{1,9}")
            ? (Object) Integer.valueOf(key)
            : key.replaceFirst("^\"", "").replaceFirst("\"$", ""));
  }

  private static Map<String, Object> planned(Resource resource) {
    Map<String, Object> shape = identity(resource);
    shape.put("schema_version", 0);
    shape.put("values", orEmpty(resource.attributes().plain(true)));
    shape.put("sensitive_values", marks(resource.attributes(), Mark.SENSITIVE).orElse(Map.of()));
    return shape;
  }

  private static Map<String, Object> change(Resource resource) {
    Map<String, Object> shape = identity(resource);
    String module = moduleOf(resource);
    if (!module.isEmpty()) {
      shape.put("module_address", module);
    }
    Map<String, @Nullable Object> change = new LinkedHashMap<>();
    change.put("actions", List.of("create"));
    change.put("before", null);
    change.put("after", resource.attributes().plain(true));
    change.put("after_unknown", marks(resource.attributes(), Mark.UNKNOWN).orElse(Map.of()));
    change.put("before_sensitive", false);
    change.put("after_sensitive", marks(resource.attributes(), Mark.SENSITIVE).orElse(Map.of()));
    shape.put("change", change);
    return shape;
  }

  private static Object orEmpty(@Nullable Object value) {
    return value == null ? Map.of() : value;
  }

  private enum Mark {
    UNKNOWN,
    SENSITIVE
  }

  /** A mirror of the value in which true stands for what is marked. */
  private static Optional<Object> marks(Value value, Mark mark) {
    return switch (value) {
      case Value.Unknown _ -> mark == Mark.UNKNOWN ? Optional.of(true) : Optional.empty();
      case Value.Sensitive sensitive ->
          mark == Mark.SENSITIVE ? Optional.of(true) : marks(sensitive.value(), mark);
      case Value.Mapping mapping -> {
        Map<String, Object> fields = new LinkedHashMap<>();
        mapping.fields().forEach((key, v) -> marks(v, mark).ifPresent(m -> fields.put(key, m)));
        yield fields.isEmpty() ? Optional.empty() : Optional.of(fields);
      }
      case Value.Sequence sequence -> {
        List<Object> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(marks(item, mark).orElse(false)));
        yield items.stream().allMatch(Boolean.FALSE::equals)
            ? Optional.empty()
            : Optional.of(items);
      }
      case Value.Null _, Value.Bool _, Value.Number _, Value.Text _ -> Optional.empty();
    };
  }
}
