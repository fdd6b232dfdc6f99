/** Merge requests on GitLab, through the REST API. */
@NullMarked
package io.driftwarden.controller.forge.gitlab;

import org.jspecify.annotations.NullMarked;
