/** Two revisions in, a verdict out: which stacks a change affects, and what is new in them. */
@NullMarked
package io.driftwarden.controller.gate;

import org.jspecify.annotations.NullMarked;
