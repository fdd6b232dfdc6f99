/** Terraform's built-in functions; one class a family, one line a function. */
@NullMarked
package io.driftwarden.hcl.function;

import org.jspecify.annotations.NullMarked;
