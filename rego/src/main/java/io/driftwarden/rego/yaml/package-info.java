/** The builtins of {@code yaml}, which stand outside the core since they need a YAML reader. */
@NullMarked
package io.driftwarden.rego.yaml;

import org.jspecify.annotations.NullMarked;
