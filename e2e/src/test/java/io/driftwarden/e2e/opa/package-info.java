/** Our own engine beside a real OPA. */
@NullMarked
package io.driftwarden.e2e.opa;

import org.jspecify.annotations.NullMarked;
