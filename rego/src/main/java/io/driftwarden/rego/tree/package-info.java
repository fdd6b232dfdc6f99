/** The builtin that shows a module as a value, outside the core since few policies ask for it. */
@NullMarked
package io.driftwarden.rego.tree;

import org.jspecify.annotations.NullMarked;
