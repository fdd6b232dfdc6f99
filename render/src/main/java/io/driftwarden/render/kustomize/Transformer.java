package io.driftwarden.render.kustomize;

/** One step that changes resources. */
@FunctionalInterface
interface Transformer {
  void transform(Items items);
}
