/** The Kubernetes target on a real API server. */
@NullMarked
package io.driftwarden.e2e.kubernetes;

import org.jspecify.annotations.NullMarked;
