/**
 * The GraphQL language (October 2021): the builtins of {@code graphql}. Documents are trees of one
 * kind of node, in the form in which policies see them.
 */
@NullMarked
package io.driftwarden.rego.graphql;

import org.jspecify.annotations.NullMarked;
