/**
 * The page that people look at: HTML made here, styles and htmx served from here, no other host.
 */
@NullMarked
package io.driftwarden.webhook.page;

import org.jspecify.annotations.NullMarked;
