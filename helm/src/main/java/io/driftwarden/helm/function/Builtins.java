package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Functions;

/** All functions that a chart's templates may call. */
public final class Builtins {
  private Builtins() {}

  /** Returns the functions of Go's templates, of Sprig and of Helm. */
  public static Functions all() {
    Functions functions = new Functions();
    TemplateFunctions.declare(functions);
    Comparisons.declare(functions);
    Choices.declare(functions);
    Texts.declare(functions);
    TextCases.declare(functions);
    Wrapping.declare(functions);
    Printers.declare(functions);
    Lists.declare(functions);
    Sequences.declare(functions);
    Dicts.declare(functions);
    Merging.declare(functions);
    Indexing.declare(functions);
    Arithmetic.declare(functions);
    Conversions.declare(functions);
    Documents.declare(functions);
    TomlDocuments.declare(functions);
    Encodings.declare(functions);
    Certificates.declare(functions);
    Passwords.declare(functions);
    Regexes.declare(functions);
    Versions.declare(functions);
    FilePaths.declare(functions);
    Urls.declare(functions);
    Dates.declare(functions);
    Durations.declare(functions);
    Unknowables.declare(functions);
    return functions;
  }
}
