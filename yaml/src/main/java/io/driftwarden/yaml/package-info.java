/**
 * YAML documents as trees in which every value knows its place.
 *
 * <p>Built from the parser's events with limits on depth, aliases and size, so that no document can
 * overflow the stack or blow up; no tag ever makes an object. Scalars are read by YAML 1.1's rules,
 * as Helm and Kubernetes do.
 */
@NullMarked
package io.driftwarden.yaml;

import org.jspecify.annotations.NullMarked;
