/** Terraform stacks on a real Terraform with the real provider. */
@NullMarked
package io.driftwarden.e2e.terraform;

import org.jspecify.annotations.NullMarked;
