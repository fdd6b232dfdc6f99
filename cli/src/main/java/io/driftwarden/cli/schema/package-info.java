/** The command that shows and imports what is known of providers. */
@NullMarked
package io.driftwarden.cli.schema;

import org.jspecify.annotations.NullMarked;
