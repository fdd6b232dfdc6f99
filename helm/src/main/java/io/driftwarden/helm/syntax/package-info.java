/** Go's template language: text and actions, read into an immutable tree with offsets. */
@NullMarked
package io.driftwarden.helm.syntax;

import org.jspecify.annotations.NullMarked;
