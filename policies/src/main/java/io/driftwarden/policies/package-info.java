/**
 * The policy library and the judge that puts renderings before it.
 *
 * <p>The rules are Rego files under {@code policies/library}, one folder each: the rule, its test
 * and its page.
 */
@NullMarked
package io.driftwarden.policies;

import org.jspecify.annotations.NullMarked;
