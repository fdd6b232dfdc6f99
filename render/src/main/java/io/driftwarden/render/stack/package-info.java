/** Which stacks a tree has, and their renderings, remembered by what was read. */
@NullMarked
package io.driftwarden.render.stack;

import org.jspecify.annotations.NullMarked;
