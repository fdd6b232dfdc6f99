/** Signed tokens (RFC 7515, 7517, 7519): the builtins of {@code io.jwt}. */
@NullMarked
package io.driftwarden.rego.jose;

import org.jspecify.annotations.NullMarked;
