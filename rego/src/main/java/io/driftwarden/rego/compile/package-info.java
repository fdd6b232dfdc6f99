/**
 * From syntax to plan: names are resolved, calls and refs taken out of terms, literals ordered so
 * that every variable is bound before it is used, and what can't be is refused.
 */
@NullMarked
package io.driftwarden.rego.compile;

import org.jspecify.annotations.NullMarked;
