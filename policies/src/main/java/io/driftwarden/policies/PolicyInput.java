package io.driftwarden.policies;

import io.driftwarden.render.Rendering;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A rendering as rules see it; {@code docs/policies.md} describes the shape. */
public final class PolicyInput {
  private PolicyInput() {}

  /**
   * Returns the stack and its resources in the normal form.
   *
   * @param redact whether sensitive values are hidden from the rules
   */
  public static Map<String, Object> of(Rendering rendering, boolean redact) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put(
        "stack",
        Map.of("path", rendering.stack().toString(), "kind", word(rendering.stack().kind())));
    List<Object> resources = new ArrayList<>();
    rendering.resources().forEach(resource -> resources.add(resource(resource, redact)));
    input.put("resources", resources);
    return input;
  }

  private static Map<String, Object> resource(Resource resource, boolean redact) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("address", resource.address());
    shape.put("kind", word(resource.kind()));
    shape.put("type", resource.type());
    shape.put("name", resource.name());
    shape.put("values", Objects.requireNonNull(resource.attributes().plain(redact)));
    shape.put("unknown", unknown(resource.attributes()).orElse(Map.of()));
    shape.put("begins", begins(resource.attributes(), redact).orElse(Map.of()));
    shape.put("place", Map.of("file", resource.place().file(), "line", resource.place().line()));
    return shape;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Returns what is unknown in a value: a reason, or a mirror that holds reasons. */
  static Optional<Object> unknown(Value value) {
    return mirror(value, true, unknown -> Optional.of(unknown.reason()));
  }

  private static Optional<Object> begins(Value value, boolean redact) {
    return mirror(
        value,
        !redact,
        unknown -> Optional.<Object>of(unknown.begins()).filter(text -> !text.equals("")));
  }

  /** Returns what is said of the unknown parts of a value, where they are in it. */
  private static Optional<Object> mirror(
      Value value, boolean sensitive, Function<Value.Unknown, Optional<Object>> said) {
    return switch (value) {
      case Value.Unknown unknown -> said.apply(unknown);
      case Value.Sensitive hidden ->
          sensitive ? mirror(hidden.value(), true, said) : Optional.empty();
      case Value.Mapping mapping -> {
        Map<String, Object> fields = new LinkedHashMap<>();
        mapping
            .fields()
            .forEach((key, v) -> mirror(v, sensitive, said).ifPresent(u -> fields.put(key, u)));
        yield fields.isEmpty() ? Optional.empty() : Optional.of(fields);
      }
      case Value.Sequence sequence -> {
        List<@Nullable Object> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(mirror(item, sensitive, said).orElse(null)));
        yield items.stream().allMatch(Objects::isNull) ? Optional.empty() : Optional.of(items);
      }
      case Value.Null _, Value.Bool _, Value.Number _, Value.Text _ -> Optional.empty();
    };
  }
}
