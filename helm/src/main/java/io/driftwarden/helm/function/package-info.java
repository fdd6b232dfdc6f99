/** The functions that a chart's templates may call, one class per family. */
@NullMarked
package io.driftwarden.helm.function;

import org.jspecify.annotations.NullMarked;
