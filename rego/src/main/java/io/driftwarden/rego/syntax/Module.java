package io.driftwarden.rego.syntax;

import io.driftwarden.diagnostics.Source;
import java.util.List;

/** One file of policies. */
public record Module(
    Source source,
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
