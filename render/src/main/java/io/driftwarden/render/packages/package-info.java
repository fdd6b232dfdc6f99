/**
 * Modules and charts that a repository refers to and doesn't contain: how they are named, and the
 * one seam through which a rendering gets them. Nothing here reaches a network.
 */
@NullMarked
package io.driftwarden.render.packages;

import org.jspecify.annotations.NullMarked;
