/** The one executable, and the only place where parts are joined. */
@NullMarked
package io.driftwarden.cli;

import org.jspecify.annotations.NullMarked;
