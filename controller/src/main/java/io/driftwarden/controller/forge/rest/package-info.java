/** Calls of a forge's REST API, and what all forges' answers have in common. */
@NullMarked
package io.driftwarden.controller.forge.rest;

import org.jspecify.annotations.NullMarked;
