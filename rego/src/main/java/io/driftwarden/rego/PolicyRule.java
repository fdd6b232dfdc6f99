package io.driftwarden.rego;

import io.driftwarden.diagnostics.Place;
import java.util.List;

/**
 * One rule as it is written; several of one name make up its value together.
 *
 * @param name the part of its head that is fixed, such as {@code deny} or {@code a.b}
 * @param place the head
 */
public record PolicyRule(String name, Place place, List<Annotation> annotations) {
  public PolicyRule {
    annotations = List.copyOf(annotations);
  }
}
