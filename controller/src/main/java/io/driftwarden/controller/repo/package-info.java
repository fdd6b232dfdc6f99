/**
 * Git without a checkout: mirrors, trees read by object id, merges made in memory, and the JGit
 * half of the built-in git server. Nothing here reads the user's or the system's git configuration
 * or runs a program.
 */
@NullMarked
package io.driftwarden.controller.repo;

import org.jspecify.annotations.NullMarked;
