/**
 * The HTTP edge, and the only place with Vert.x: webhooks, the built-in git server's routes, and
 * whether the server is up. Handlers do their work as plain blocking code on virtual threads.
 */
@NullMarked
package io.driftwarden.webhook;

import org.jspecify.annotations.NullMarked;
