/** The values that a template computes with, as Go's {@code text/template} sees them in Helm. */
@NullMarked
package io.driftwarden.helm.value;

import org.jspecify.annotations.NullMarked;
