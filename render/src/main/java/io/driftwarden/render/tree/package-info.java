/** What git stores at one revision, read without a checkout, and a record of what was read. */
@NullMarked
package io.driftwarden.render.tree;

import org.jspecify.annotations.NullMarked;
