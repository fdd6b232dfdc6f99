/** Runs the tests of policies: the rules whose names begin with {@code test_}. */
@NullMarked
package io.driftwarden.rego.test;

import org.jspecify.annotations.NullMarked;
