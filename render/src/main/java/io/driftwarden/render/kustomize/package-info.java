/**
 * Kustomizations, built in plain Java as {@code kustomize build} does: bases, patches, generators
 * and transformers over YAML trees whose values keep the places where they are decided.
 */
@NullMarked
package io.driftwarden.render.kustomize;

import org.jspecify.annotations.NullMarked;
