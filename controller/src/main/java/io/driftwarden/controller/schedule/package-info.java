/** The queue and the clock: work that survives a crash, at least once, and work that recurs. */
@NullMarked
package io.driftwarden.controller.schedule;

import org.jspecify.annotations.NullMarked;
