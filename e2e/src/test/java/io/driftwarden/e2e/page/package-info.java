/** The page in a real Chromium. */
@NullMarked
package io.driftwarden.e2e.page;

import org.jspecify.annotations.NullMarked;
