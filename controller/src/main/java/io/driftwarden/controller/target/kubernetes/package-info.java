/**
 * A Kubernetes cluster as a target, by server-side apply; the only place that knows fabric8.
 *
 * <p>Whose word counts. An object that Driftwarden never applied is not taken by force: where
 * another field manager holds a field that git sets otherwise, the apply is refused before anything
 * is touched, with the manager and the field. Once Driftwarden has applied an object, git wins for
 * all that git sets: whoever edits such a field has made drift, and the next apply puts it back.
 * What git does not set belongs to whoever sets it.
 *
 * <p>Which list items git owns is read from the server's own managed fields, so no schema is needed
 * here: an item that another manager added to a list of git's is drift and is taken out; one that
 * nobody's managed fields name was put there by an admission plugin, and stays.
 */
@NullMarked
package io.driftwarden.controller.target.kubernetes;

import org.jspecify.annotations.NullMarked;
