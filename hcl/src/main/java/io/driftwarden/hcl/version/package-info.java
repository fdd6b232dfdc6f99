/** Versions and constraints on them, as Terraform reads them in a configuration. */
@NullMarked
package io.driftwarden.hcl.version;

import org.jspecify.annotations.NullMarked;
