/** Evaluates expressions: nothing is run, and what cannot be known stays unknown. */
@NullMarked
package io.driftwarden.hcl.eval;

import org.jspecify.annotations.NullMarked;
