/**
 * The small nodes that policies are compiled to, and their evaluation on slots. Every variable has
 * a slot of its rule's frame; where it is bound was decided when compiling, so nothing is undone.
 */
@NullMarked
package io.driftwarden.rego.plan;

import org.jspecify.annotations.NullMarked;
