/** The port to where pull requests live, and its adapters. */
@NullMarked
package io.driftwarden.controller.forge;

import org.jspecify.annotations.NullMarked;
