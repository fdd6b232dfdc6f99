/** Changes of the built-in git server, with comments and statuses kept in the repository itself. */
@NullMarked
package io.driftwarden.controller.forge.builtin;

import org.jspecify.annotations.NullMarked;
