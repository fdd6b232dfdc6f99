/**
 * The Terraform language: modules, variables, expansion. Nothing is run: what a provider, a data
 * source or a remote module would tell is unknown, with the reason.
 */
@NullMarked
package io.driftwarden.hcl.terraform;

import org.jspecify.annotations.NullMarked;
