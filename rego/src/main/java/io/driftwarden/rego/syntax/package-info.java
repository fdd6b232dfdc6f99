/** Rego's text as a tree: lexer, parser, and the immutable nodes that the parser makes. */
@NullMarked
package io.driftwarden.rego.syntax;

import org.jspecify.annotations.NullMarked;
