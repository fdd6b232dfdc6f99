/** What things are known by: a digest of their bytes. */
@NullMarked
package io.driftwarden.controller.digest;

import org.jspecify.annotations.NullMarked;
