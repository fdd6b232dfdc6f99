package io.driftwarden.rego.syntax;

import io.driftwarden.diagnostics.Source;
import java.util.List;

/**
 * One file of policies.
 *
 * @param isV1 whether it is of the syntax, and under the rules, of v1
 */
public record Module(
    Source source,
    boolean isV1,
    List<String> path,
    Span packageSpan,
    List<CommentBlock> annotations,
    List<Import> imports,
    List<Rule> rules) {
  public Module {
    path = List.copyOf(path);
    annotations = List.copyOf(annotations);
    imports = List.copyOf(imports);
    rules = List.copyOf(rules);
  }
}
