/** Charts: loading, values, dependencies, overrides and rendering. */
@NullMarked
package io.driftwarden.helm.chart;

import org.jspecify.annotations.NullMarked;
