/** Values as text: Go's printing and its verbs, YAML and JSON as Helm writes them. */
@NullMarked
package io.driftwarden.helm.format;

import org.jspecify.annotations.NullMarked;
