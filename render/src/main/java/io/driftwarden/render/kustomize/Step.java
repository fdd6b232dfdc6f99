package io.driftwarden.render.kustomize;

/**
 * A transformer, and what tells of it.
 *
 * @param origin where it is told
 */
record Step(Origin origin, Transformer transformer) {}
