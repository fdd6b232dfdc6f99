package io.driftwarden.hcl.json;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Hcl;
import java.util.ArrayList;
import java.util.List;

/** Parses HCL 2's JSON syntax. */
public final class Json {
  private Json() {}

  /** Returns the body that a file is. */
  public static Hcl.Parsed<Body> file(Source source, Shape shape) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    try {
      Node root = new JsonParser(source).file();
      Body body = new JsonBodies(source, diagnostics).body(root, shape);
      return new Hcl.Parsed<>(body, diagnostics);
    } catch (DiagnosticException e) {
      diagnostics.addAll(e.diagnostics());
      return new Hcl.Parsed<>(new Body(List.of(), List.of(), Place.of(source.path())), diagnostics);
    }
  }
}
