/** Values and types of the Terraform language, with unknown and sensitive as part of a value. */
@NullMarked
package io.driftwarden.hcl.value;

import org.jspecify.annotations.NullMarked;
