/** Pull requests on GitHub and GitHub Enterprise Server, through the REST API. */
@NullMarked
package io.driftwarden.controller.forge.github;

import org.jspecify.annotations.NullMarked;
