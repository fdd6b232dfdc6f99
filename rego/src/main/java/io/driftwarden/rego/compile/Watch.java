package io.driftwarden.rego.compile;

import io.driftwarden.rego.plan.Operand;
import io.driftwarden.rego.plan.Statement;
import io.driftwarden.rego.plan.Step;
import io.driftwarden.rego.plan.Watched;
import io.driftwarden.rego.syntax.Span;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes the steps of a program tell of themselves, where it is compiled to be watched. */
final class Watch {
  private final boolean on;
  private final Set<Statement> statements = new LinkedHashSet<>();

  Watch(boolean on) {
    this.on = on;
  }

  /** Returns one whose statements are not the program's. */
  Watch forQuery() {
    return new Watch(on);
  }

  boolean isOn() {
    return on;
  }

  Set<Statement> statements() {
    return statements;
  }

  /** Makes the drafts of a line, those from an index on, tell of it. */
  void line(List<Draft> drafts, int from, Span span) {
    if (!on || drafts.size() == from) {
      return;
    }
    String text = span.source().text().substring(span.start(), span.end());
    Statement line = new Statement(false, text, span);
    statements.add(line);
    for (int i = from; i < drafts.size(); i++) {
      drafts.set(i, new Told(drafts.get(i), line, i == from));
    }
  }

  /** Makes the drafts of a rule's body tell of it as a whole. */
  void rule(List<Draft> drafts, String name, Span span) {
    if (on) {
      Statement rule = new Statement(true, name, span);
      statements.add(rule);
      drafts.addFirst(new Drafts.Check(new BitSet(), new Watched.Enter(rule), span));
      drafts.addLast(new Drafts.Check(new BitSet(), new Watched.Exit(rule), span));
    }
  }

  /** Returns a draft that tells of a test's case as soon as that is known. */
  static Draft testCase(List<Operand> path, Shapes shapes, Span span) {
    return new Drafts.Check(shapes.slots(path), new Watched.Case(path), span);
  }

  /** A draft of a line that is told of. */
  private record Told(Draft draft, Statement line, boolean first) implements Draft {
    @Override
    public Span span() {
      return draft.span();
    }

    @Override
    public BitSet slots() {
      return draft.slots();
    }

    @Override
    public boolean fits(BitSet bound) {
      return draft.fits(bound);
    }

    @Override
    public Step plan(BitSet bound) {
      return Watched.of(draft.plan(bound), line, first);
    }
  }
}
