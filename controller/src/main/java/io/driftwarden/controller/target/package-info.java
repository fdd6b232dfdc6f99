/** The port to the live world that a stack is applied to, and its adapters. */
@NullMarked
package io.driftwarden.controller.target;

import org.jspecify.annotations.NullMarked;
