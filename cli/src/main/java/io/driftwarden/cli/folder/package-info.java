/** A folder of the person who works in it, and the repository around it. */
@NullMarked
package io.driftwarden.cli.folder;

import org.jspecify.annotations.NullMarked;
