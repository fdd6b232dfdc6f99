/**
 * JSON Schema (drafts 4, 6 and 7, and the mixture of them that OPA takes a schema without {@code
 * $schema} for): the builtins {@code json.match_schema} and {@code json.verify_schema}.
 */
@NullMarked
package io.driftwarden.rego.schema;

import org.jspecify.annotations.NullMarked;
