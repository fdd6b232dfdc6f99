package io.driftwarden.helm.syntax;

import io.driftwarden.diagnostics.Source;
import java.util.List;

/** A named template and the file that it is defined in. */
public record Template(String name, Source source, List<Statement> body) {
  public Template {
    body = List.copyOf(body);
  }

  /** Reports whether it would write nothing but white space: such a one replaces no other. */
  public boolean isBlank() {
    return body.stream()
        .allMatch(part -> part instanceof Statement.Text text && text.text().isBlank());
  }
}
