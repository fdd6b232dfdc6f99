package io.driftwarden.rego.syntax;

/**
 * The comment lines after a {@code # METADATA} line, with their marks taken off.
 *
 * @param text ended by a newline
 */
public record CommentBlock(String text, Span span) {}
