package io.driftwarden.rego.test;

import io.driftwarden.diagnostics.Place;

/**
 * A test: a rule named {@code test_…}, or {@code todo_test_…} where it is to be skipped.
 *
 * @param packageName with {@code data.} before it
 * @param name the rule's path in its package, up to the part that begins with {@code test_}
 * @param ref the path from {@code data}, each name quoted
 * @param hasCases whether it is an object with an entry for each case that passes
 */
public record TestCase(
    Place place, String packageName, String name, String ref, boolean skipped, boolean hasCases) {
  /** Returns the whole name. */
  public String fullName() {
    return packageName + "." + name;
  }
}
