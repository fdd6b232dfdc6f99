package io.driftwarden.cli.render;

import io.driftwarden.policies.PolicyInput;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Value;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A rendering as policies see it, with the place of every value beside. */
final class NormalForm {
  private final String prefix;
  private final Map<String, String> places = new LinkedHashMap<>();

  private NormalForm(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Returns plain data for JSON; sensitive values are hidden.
   *
   * @param prefix what stands before the paths of places
   */
  static Map<String, Object> of(Rendering rendering, String prefix) {
    Map<String, Object> form = PolicyInput.of(rendering, true);
    Iterator<?> shapes = ((List<?>) Objects.requireNonNull(form.get("resources"))).iterator();
    form.put(
        "resources",
        rendering.resources().stream()
            .map(resource -> {
              Map<Object, Object> shape = new LinkedHashMap<>((Map<?, ?>) shapes.next());
              NormalForm found = new NormalForm(prefix);
              found.visit("", resource.attributes());
              shape.put("place", resource.place().under(prefix).toString());
              shape.put("places", found.places);
              return shape;
            })
            .toList());
    return form;
  }

  /** Notes where each value is decided that has none below it. */
  private void visit(String path, Value value) {
    switch (value) {
      case Value.Mapping mapping when !mapping.fields().isEmpty() ->
          mapping
              .fields()
              .forEach((key, inner) -> visit(path.isEmpty() ? key : path + "." + key, inner));
      case Value.Sequence sequence when !sequence.items().isEmpty() -> {
        int i = 0;
        for (Value item : sequence.items()) {
          visit(path + "[" + i++ + "]", item);
        }
      }
      case Value.Sensitive sensitive -> visit(path, sensitive.value());
      case Value.Mapping _,
          Value.Sequence _,
          Value.Null _,
          Value.Bool _,
          Value.Number _,
          Value.Text _,
          Value.Unknown _ ->
          places.put(path, value.place().under(prefix).toString());
    }
  }
}
