package io.driftwarden.cli.render;

import io.driftwarden.policies.PolicyInput;
import io.driftwarden.render.Decided;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A rendering as policies see it, with the place of every value beside. */
final class NormalForm {
  private final String prefix;
  private final Decided elsewhere;
  private final List<String> steps = new ArrayList<>();
  private final Map<String, String> places = new LinkedHashMap<>();
  private final Map<String, String> decided = new LinkedHashMap<>();

  private NormalForm(String prefix, Decided elsewhere) {
    this.prefix = prefix;
    this.elsewhere = elsewhere;
  }

  /**
   * Returns plain data for JSON; sensitive values are hidden.
   *
   * @param prefix what stands before the paths of places
   * @param decided whether to find out where the values of a chart are decided
   */
  static Map<String, Object> of(Rendering rendering, String prefix, boolean decided) {
    Map<String, Object> form = PolicyInput.of(rendering, true);
    Iterator<?> shapes = ((List<?>) Objects.requireNonNull(form.get("resources"))).iterator();
    form.put(
        "resources",
        rendering.resources().stream()
            .map(resource -> {
              Map<Object, Object> shape = new LinkedHashMap<>((Map<?, ?>) shapes.next());
              NormalForm found =
                  new NormalForm(prefix, decided ? resource.decided() : Decided.HERE);
              found.visit("", resource.attributes());
              shape.put("place", resource.place().under(prefix).toString());
              shape.put("brought", found.brought(resource));
              shape.put("places", found.places);
              if (decided) {
                shape.put("decided", found.decided);
              }
              return shape;
            })
            .toList());
    return form;
  }

  private List<String> brought(Resource resource) {
    return resource.brought().stream()
        .map(block -> block.place().under(prefix).toString())
        .toList();
  }

  /** Notes where each value stands, and is decided, that has none below it. */
  private void visit(String path, Value value) {
    switch (value) {
      case Value.Mapping mapping when !mapping.fields().isEmpty() ->
          mapping
              .fields()
              .forEach((key, inner) -> below(key, path.isEmpty() ? key : path + "." + key, inner));
      case Value.Sequence sequence when !sequence.items().isEmpty() -> {
        int i = 0;
        for (Value item : sequence.items()) {
          below(Integer.toString(i), path + "[" + i++ + "]", item);
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
          note(path, value);
    }
  }

  private void below(String step, String path, Value value) {
    steps.add(step);
    visit(path, value);
    steps.removeLast();
  }

  private void note(String path, Value value) {
    places.put(path, value.place().under(prefix).toString());
    elsewhere.at(steps).ifPresent(place -> decided.put(path, place.under(prefix).toString()));
  }
}
