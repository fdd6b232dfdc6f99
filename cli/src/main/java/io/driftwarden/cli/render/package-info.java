/** The command that shows what a stack would deploy, and the options that it shares with others. */
@NullMarked
package io.driftwarden.cli.render;

import org.jspecify.annotations.NullMarked;
