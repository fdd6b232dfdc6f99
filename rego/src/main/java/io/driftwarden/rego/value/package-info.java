/**
 * The values that policies work on, immutable, with one total order, and their JSON text.
 *
 * <p>Nothing here knows of syntax or evaluation.
 */
@NullMarked
package io.driftwarden.rego.value;

import org.jspecify.annotations.NullMarked;
