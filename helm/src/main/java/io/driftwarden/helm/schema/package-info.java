/** Holds values against a JSON schema; the library for that is named here only. */
@NullMarked
package io.driftwarden.helm.schema;

import org.jspecify.annotations.NullMarked;
