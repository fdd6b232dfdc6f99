/**
 * What is known of values before they are there: forms of terms and rules, and the mistakes that
 * they show.
 */
@NullMarked
package io.driftwarden.rego.form;

import org.jspecify.annotations.NullMarked;
