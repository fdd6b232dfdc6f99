package io.driftwarden.rego.plan;

import io.driftwarden.rego.syntax.Span;

/**
 * What an observer is told of: a rule's head or a line of a body.
 *
 * @param name the rule's path, such as {@code data.main.deny}; of a line, its text
 */
public record Statement(boolean isRule, String name, Span span) {}
