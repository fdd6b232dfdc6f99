/** Pull requests on Gitea and Forgejo, through the REST API that both have. */
@NullMarked
package io.driftwarden.controller.forge.gitea;

import org.jspecify.annotations.NullMarked;
