/** Runs templates within a budget, and remembers which stretch of which file wrote what. */
@NullMarked
package io.driftwarden.helm.eval;

import org.jspecify.annotations.NullMarked;
