/** What an observer makes of an evaluation: coverage, traces and profiles. */
@NullMarked
package io.driftwarden.rego.watch;

import org.jspecify.annotations.NullMarked;
