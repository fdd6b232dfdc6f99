/** What the tests of several packages need. */
@NullMarked
package io.driftwarden.hcl;

import org.jspecify.annotations.NullMarked;
