package io.driftwarden.rego.syntax;

/**
 * A comment.
 *
 * @param text without its mark and without white space at its end
 */
public record Comment(String text, Span span) {}
