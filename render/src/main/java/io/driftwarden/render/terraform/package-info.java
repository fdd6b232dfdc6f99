/** Renders Terraform stacks: the planned resources, statically, without a provider. */
@NullMarked
package io.driftwarden.render.terraform;

import org.jspecify.annotations.NullMarked;
