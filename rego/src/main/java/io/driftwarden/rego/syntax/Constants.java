package io.driftwarden.rego.syntax;

/** What the value of a default rule may be: nothing that has to be found out. */
final class Constants {
  private Constants() {}

  /** Refuses a value with a variable, ref or call in it, except in a comprehension. */
  static void check(Term value) {
    switch (value) {
      case Term.Scalar _,
          Term.ArrayComprehension _,
          Term.SetComprehension _,
          Term.ObjectComprehension _ -> {}
      case Term.ArrayTerm array -> array.elements().forEach(Constants::check);
      case Term.SetTerm set -> set.elements().forEach(Constants::check);
      case Term.ObjectTerm object ->
          object
              .entries()
              .forEach(entry -> {
                check(entry.key());
                check(entry.value());
              });
      case Term.Var name -> throw refused("var", name);
      case Term.Ref ref -> throw refused("ref", ref);
      case Term.Call call -> throw refused("call", call);
      case Term.Infix infix -> throw refused("call", infix);
      case Term.Template template -> throw refused("templatestring", template);
    }
  }

  private static SyntaxError refused(String kind, Term term) {
    return new SyntaxError(
        "Default value is not fixed",
        "illegal default rule (value cannot contain %s)".formatted(kind),
        term.span());
  }
}
