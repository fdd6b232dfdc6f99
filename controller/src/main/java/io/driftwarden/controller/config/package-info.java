/** The server's configuration file, {@code docs/serve.md}: what is served, and where it goes. */
@NullMarked
package io.driftwarden.controller.config;

import org.jspecify.annotations.NullMarked;
