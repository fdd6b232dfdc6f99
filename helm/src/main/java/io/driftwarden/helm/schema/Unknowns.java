package io.driftwarden.helm.schema;

import dev.harrel.jsonschema.JsonNode;
import io.driftwarden.helm.value.Datum;
import io.driftwarden.helm.value.UnknownMark;
import io.driftwarden.helm.value.Walk;
import java.util.Set;
import java.util.TreeSet;

/** Finds where values are not known. */
final class Unknowns {
  private final Set<String> found = new TreeSet<>();
  private final Walk walk = new Walk();

  private Unknowns() {}

  /** Returns the JSON pointers of what is not known in values. */
  static Set<String> in(Datum values) {
    Unknowns unknowns = new Unknowns();
    unknowns.visit(values, "", 0);
    return unknowns.found;
  }

  private void visit(Datum value, String pointer, int depth) {
    walk.step(depth);
    switch (value) {
      case Datum.Unknown _ -> found.add(pointer);
      case Datum.Text text when UnknownMark.reason(text.value()).isPresent() -> found.add(pointer);
      case Datum.Items items -> {
        for (int i = 0; i < items.items().size(); i++) {
          visit(items.items().get(i), pointer + "/" + i, depth + 1);
        }
      }
      case Datum.Dict dict ->
          dict.entries()
              .forEach((key, inner) ->
                  visit(inner, pointer + "/" + JsonNode.encodeJsonPointer(key), depth + 1));
      case Datum.Nil _,
          Datum.Truth _,
          Datum.Whole _,
          Datum.Fraction _,
          Datum.Text _,
          Datum.Native _ -> {}
    }
  }
}
