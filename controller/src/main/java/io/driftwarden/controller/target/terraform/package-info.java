/**
 * Terraform and OpenTofu as a target: the binary runs as a child process with a clean environment,
 * over an exported copy of what git has, and none of its processes outlives its time.
 */
@NullMarked
package io.driftwarden.controller.target.terraform;

import org.jspecify.annotations.NullMarked;
