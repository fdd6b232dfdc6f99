/**
 * Lays out the text of policies as {@code opa fmt} does. What is on one line and what on several is
 * kept; spaces, indentation, brackets and the order of imports are settled.
 */
@NullMarked
package io.driftwarden.rego.format;

import org.jspecify.annotations.NullMarked;
