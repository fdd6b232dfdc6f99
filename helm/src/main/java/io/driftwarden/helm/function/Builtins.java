package io.driftwarden.helm.function;

import io.driftwarden.helm.eval.Functions;

/** All functions that a chart's templates may call. */
public final class Builtins {
  /** For functions that take any number of arguments. */
  static final int ANY = 1_000;

  private Builtins() {}

  /** Returns the functions of Go's templates, of Sprig and of Helm, but those not supported. */
  public static Functions all() {
    Functions functions = new Functions();
    TemplateFunctions.declare(functions);
    Comparisons.declare(functions);
    Choices.declare(functions);
    Texts.declare(functions);
    TextCases.declare(functions);
    Printers.declare(functions);
    Lists.declare(functions);
    Dicts.declare(functions);
    Indexing.declare(functions);
    Arithmetic.declare(functions);
    Conversions.declare(functions);
    Documents.declare(functions);
    Encodings.declare(functions);
    Regexes.declare(functions);
    Versions.declare(functions);
    FilePaths.declare(functions);
    Unknowables.declare(functions);
    Unsupported.declare(functions);
    return functions;
  }
}
