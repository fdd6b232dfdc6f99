/**
 * The pipeline: news in, verdicts, applies and drift reports out.
 *
 * <p>Every effect has a row of its own in the store, so that work which is done twice, because a
 * process died halfway, has its effect once. Locks are taken in one order: a topic, a pull request.
 */
@NullMarked
package io.driftwarden.controller.run;

import org.jspecify.annotations.NullMarked;
