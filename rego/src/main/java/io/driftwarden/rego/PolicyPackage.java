package io.driftwarden.rego;

import io.driftwarden.diagnostics.Place;
import java.util.List;

/**
 * One module's package; a package written in several modules appears once for each.
 *
 * @param name with {@code data.} before it, such as {@code data.driftwarden.rules}
 * @param place its {@code package} line
 * @param annotations those that stand before the {@code package} line
 * @param rules in the order of the file
 */
public record PolicyPackage(
    String name, Place place, List<Annotation> annotations, List<PolicyRule> rules) {
  public PolicyPackage {
    annotations = List.copyOf(annotations);
    rules = List.copyOf(rules);
  }
}
