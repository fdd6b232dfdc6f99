/**
 * Places in files, {@link io.driftwarden.diagnostics.Diagnostic}, and how one is shown to a person.
 *
 * <p>Every language that Driftwarden reads speaks through this package, so that a mistake in Rego,
 * HCL, YAML or a chart looks the same on a terminal and in a pull request.
 */
@NullMarked
package io.driftwarden.diagnostics;

import org.jspecify.annotations.NullMarked;
