package io.driftwarden.rego.compile;

import io.driftwarden.rego.plan.Block;
import io.driftwarden.rego.plan.Clause;
import io.driftwarden.rego.plan.Operand;
import io.driftwarden.rego.plan.Pattern;
import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Head;
import io.driftwarden.rego.syntax.Module;
import io.driftwarden.rego.syntax.Rule;
import io.driftwarden.rego.syntax.Span;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.BooleanValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a rule into clauses. */
final class RuleLowering {
  private final RuleTree tree;
  private final Problems problems;
  private final Dependencies dependencies;
  private final Watch watch;
  private final IdentityHashMap<Module, Globals> globals = new IdentityHashMap<>();

  RuleLowering(RuleTree tree, Problems problems, Dependencies dependencies, Watch watch) {
    this.tree = tree;
    this.watch = watch;
    this.problems = problems;
    this.dependencies = dependencies;
  }

  void lower(RuleTree.Placed placed) {
    dependencies.declare(placed.node(), placed.rule().head().span());
    Rule rule = placed.rule();
    Clause orElse = null;
    for (Rule.Else other : rule.elses().reversed()) {
      orElse = clause(placed, other.body(), other.value(), orElse, other.headSpan());
    }
    Clause clause = clause(placed, rule.body(), rule.head().value(), orElse, rule.head().span());
    if (rule.isDefault()) {
      placed.node().setDefault(clause);
    } else {
      placed.node().add(clause);
    }
  }

  private Clause clause(
      RuleTree.Placed placed, Body body, @Nullable Term value, @Nullable Clause orElse, Span span) {
    Head head = placed.rule().head();
    Term made = head.setElement().orElse(value);
    List<Term> heads = new ArrayList<>(placed.path());
    if (made != null) {
      heads.add(made);
    }
    Context context = context(placed);
    BodyLowering bodies = new BodyLowering(context);
    Scope arguments = new Scope(null);
    List<Draft> drafts = new ArrayList<>();
    BitSet bound = new BitSet();
    List<Pattern> parameters = parameters(head, bodies, arguments, drafts, bound, context);
    Scope scope = new Scope(arguments);
    arguments.own().keySet().forEach(scope::reserve);
    bodies.declareImplicit(body, heads, scope);
    drafts.addAll(bodies.drafts(body, scope));
    List<Operand> operands = operands(placed, heads, new Making(bodies, scope, drafts));
    watch.rule(drafts, placed.node().name(), span);
    Block block = bodies.block(drafts, bound, operands);
    Operand result = made == null ? new Operand.Constant(BooleanValue.TRUE) : operands.getLast();
    return new Clause(
        context.slots().size(),
        parameters,
        block,
        operands.subList(0, placed.path().size()),
        result,
        head.setElement().isPresent(),
        orElse,
        span::place);
  }

  /** A rule's body while it is lowered. */
  private record Making(BodyLowering bodies, Scope scope, List<Draft> drafts) {
    List<Operand> operands(List<Term> terms, List<Draft> to) {
      return bodies.terms().operands(terms, scope, Sink.of(to));
    }
  }

  /** The keys of a watched test come as early as may be, so that it is told which case failed. */
  private List<Operand> operands(RuleTree.Placed placed, List<Term> heads, Making making) {
    int keys = placed.path().size();
    boolean hasCases =
        watch.isOn() && keys > 0 && placed.node().path().getLast().startsWith("test_");
    if (!hasCases) {
      return making.operands(heads, making.drafts());
    }
    List<Draft> early = new ArrayList<>();
    List<Operand> operands = new ArrayList<>(making.operands(heads.subList(0, keys), early));
    Span span = placed.rule().head().span();
    early.add(Watch.testCase(List.copyOf(operands), making.bodies().shapes(), span));
    operands.addAll(making.operands(heads.subList(keys, heads.size()), making.drafts()));
    making.drafts().addAll(0, early);
    return operands;
  }

  private Context context(RuleTree.Placed placed) {
    Globals names =
        globals.computeIfAbsent(
            placed.module(), module -> Globals.of(module, tree.names(module.path())));
    return new Context(
        tree.root(),
        names,
        new Slots(),
        new Shapes(),
        problems,
        dependencies,
        watch,
        placed.node(),
        new Metadata(tree, placed, problems));
  }

  /** Returns the patterns of a function's arguments, whose variables are then bound. */
  private static List<Pattern> parameters(
      Head head,
      BodyLowering bodies,
      Scope scope,
      List<Draft> drafts,
      BitSet bound,
      Context context) {
    List<Pattern> patterns = new ArrayList<>();
    for (Term argument : head.argumentList()) {
      for (Term.Var variable : Variables.of(argument).values()) {
        if (variable.name().equals("input") || variable.name().equals("data")) {
          context.problems().shadow("args", variable.name(), variable.span());
        }
        if (scope.find(variable.name()) == null) {
          scope.put(variable.name(), context.slots().named(variable.name(), variable.span()));
        }
      }
      for (Term.Var variable : Variables.inTemplates(argument).values()) {
        boolean free =
            scope.find(variable.name()) == null
                && context.globals().find(variable.name()).isEmpty();
        if (free) {
          scope.put(variable.name(), context.slots().named(variable.name(), variable.span()));
        }
      }
      Operand operand = bodies.terms().operand(argument, scope, Sink.of(drafts));
      if (context.shapes().matchable(operand, (BitSet) bound.clone())) {
        patterns.add(context.shapes().pattern(operand, bound));
      } else {
        Operand.Slot slot = context.slots().fresh();
        patterns.add(context.shapes().pattern(slot, bound));
        drafts.add(new Drafts.Same(context.shapes(), slot, operand, argument.span()));
      }
    }
    return patterns;
  }
}
