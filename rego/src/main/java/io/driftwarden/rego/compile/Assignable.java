package io.driftwarden.rego.compile;

import io.driftwarden.rego.syntax.Term;
import java.util.List;
import java.util.Optional;

/** What may stand on the left of {@code :=}: variables, and arrays and objects of them. */
final class Assignable {
  private Assignable() {}

  /** Returns the part that may not stand there, if there is one. */
  static Optional<Term> wrong(Term left) {
    return switch (left) {
      case Term.Var _ -> Optional.empty();
      case Term.ArrayTerm array -> first(array.elements());
      case Term.ObjectTerm object ->
          first(object.entries().stream().map(Term.Entry::value).toList());
      default -> Optional.of(left);
    };
  }

  private static Optional<Term> first(List<Term> terms) {
    return terms.stream().flatMap(term -> wrong(term).stream()).findFirst();
  }

  static String kind(Term term) {
    return switch (term) {
      case Term.Scalar scalar -> scalar.value().kind().word();
      case Term.Call _, Term.Infix _ -> "call";
      case Term.SetTerm _ -> "set";
      case Term.ArrayComprehension _, Term.SetComprehension _, Term.ObjectComprehension _ ->
          "comprehension";
      case Term.Template _ -> "templatestring";
      case Term.Var _, Term.Ref _, Term.ArrayTerm _, Term.ObjectTerm _ -> "ref";
    };
  }
}
