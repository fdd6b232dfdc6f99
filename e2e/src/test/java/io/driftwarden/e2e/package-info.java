/** Real peers end to end: a real Gitea, a real Kubernetes control plane, our own process. */
@NullMarked
package io.driftwarden.e2e;

import org.jspecify.annotations.NullMarked;
