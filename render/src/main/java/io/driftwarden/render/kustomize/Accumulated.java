package io.driftwarden.render.kustomize;

/**
 * What a kustomization has made up to now: its resources, the fields that its configurations name,
 * and its variables.
 */
record Accumulated(Items items, FieldSpecs specs, Variables variables) {
  static Accumulated nothing() {
    return new Accumulated(new Items(), new FieldSpecs(), new Variables());
  }

  void addAll(Accumulated other) {
    items.addAll(other.items);
    specs.addAll(other.specs);
    variables.addAll(other.variables);
  }
}
