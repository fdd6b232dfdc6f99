/**
 * The functions that every policy may call, declared with their names and types, one class for each
 * family. None of them reaches a network, a file or a process.
 */
@NullMarked
package io.driftwarden.rego.builtin;

import org.jspecify.annotations.NullMarked;
