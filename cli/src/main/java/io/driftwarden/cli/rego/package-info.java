/** The commands for authors of policies: {@code test}, {@code eval} and {@code fmt}. */
@NullMarked
package io.driftwarden.cli.rego;

import org.jspecify.annotations.NullMarked;
