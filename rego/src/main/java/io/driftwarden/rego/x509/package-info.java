/** Certificates and keys: the builtins of {@code crypto.x509} and what tokens share with them. */
@NullMarked
package io.driftwarden.rego.x509;

import org.jspecify.annotations.NullMarked;
