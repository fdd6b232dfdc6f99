/**
 * The policy language Rego, evaluated from source: {@link io.driftwarden.rego.Rego} compiles
 * modules into {@link io.driftwarden.rego.CompiledPolicies}, which answer questions about an input.
 */
@NullMarked
package io.driftwarden.rego;

import org.jspecify.annotations.NullMarked;
