/**
 * A small Kubernetes API in this process, for the demo: server-side apply with field ownership,
 * custom kinds, discovery. It keeps objects in memory and runs nothing: no pod starts, and no
 * controller acts.
 *
 * <p>It knows the kinds that it serves by name and by their outermost fields, and which of their
 * lists are merged by a key. Only custom kinds have a schema, so only they are validated in depth
 * and given defaults.
 */
@NullMarked
package io.driftwarden.cli.sandbox;

import org.jspecify.annotations.NullMarked;
