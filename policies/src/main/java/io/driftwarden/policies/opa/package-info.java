/**
 * The engine that is an OPA server, {@code docs/opa.md}. Only here is OPA's client known.
 *
 * <p>A server holds one policy set at a time. Its entry module, which is written last, says which,
 * and every evaluation answers with that: so what was evaluated while somebody else changed the
 * policies is not taken for ours.
 */
@NullMarked
package io.driftwarden.policies.opa;

import org.jspecify.annotations.NullMarked;
