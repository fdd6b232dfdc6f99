package io.driftwarden.rego.compile;

import io.driftwarden.rego.plan.Steps;
import io.driftwarden.rego.syntax.Term;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The {@code print} of a policy, whose arguments may be undefined. */
final class Printing {
  private Printing() {}

  static boolean isPrint(Term.Call call) {
    return call.function() instanceof Term.Var name && name.name().equals("print");
  }

  static Draft draft(Term.Call call, TermLowering terms, Scope scope) {
    BitSet captured = new BitSet();
    List<Steps.Piece> pieces = new ArrayList<>();
    for (Term argument : call.arguments()) {
      terms.checkDeclared(argument, scope);
      pieces.add(terms.piece(argument, scope, captured));
    }
    return new Drafts.Check(captured, new Steps.Print(pieces), call.span());
  }
}
