/**
 * Modules and charts from outside of repositories: the cache on disk that renderings read, and the
 * fetcher that fills it from hosts that the operator allowed. See {@code docs/packages.md}.
 */
@NullMarked
package io.driftwarden.controller.packages;

import org.jspecify.annotations.NullMarked;
