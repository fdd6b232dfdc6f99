/** Renders folders of Kubernetes manifests, and turns YAML objects into resources. */
@NullMarked
package io.driftwarden.render.kubernetes;

import org.jspecify.annotations.NullMarked;
