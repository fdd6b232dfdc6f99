package io.driftwarden.rego;

import io.driftwarden.diagnostics.Place;

/**
 * A {@code # METADATA} comment block: YAML about the package or rule that follows it.
 *
 * @param yaml the lines after the {@code # METADATA} line, their {@code #} taken off, and one space
 *     where each has one; not parsed
 * @param place from the first of these lines to the last; a column in {@code yaml} stands two
 *     further right in the file
 */
public record Annotation(String yaml, Place place) {}
