/** Modules and charts from outside of a folder, for the person who works in it. */
@NullMarked
package io.driftwarden.cli.packages;

import org.jspecify.annotations.NullMarked;
