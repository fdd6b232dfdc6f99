/**
 * HCL 2's native syntax as a tree (hcl/hclsyntax/spec.md). The parser always returns a tree and a
 * list of diagnostics: it recovers from a mistake and goes on.
 */
@NullMarked
package io.driftwarden.hcl.syntax;

import org.jspecify.annotations.NullMarked;
