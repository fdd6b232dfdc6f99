package io.driftwarden.rego.compile;

import io.driftwarden.rego.plan.Block;
import io.driftwarden.rego.plan.Node;
import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Module;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compiled modules: the tree of their rules. */
public final class Program {
  private final Node root;

  private Program(Node root) {
    this.root = root;
  }

  /** Returns the compiled modules; of no worth when problems were added. */
  public static Program compile(List<Module> modules, Problems problems) {
    RuleTree tree = new RuleTree(modules, problems);
    Dependencies dependencies = new Dependencies();
    RuleLowering lowering = new RuleLowering(tree, problems, dependencies);
    tree.rules().forEach(lowering::lower);
    dependencies.check(problems);
    return new Program(tree.root());
  }

  public Node root() {
    return root;
  }

  /**
   * A compiled query.
   *
   * @param variables the slots of its variables
   */
  public record Query(Block body, int size, Map<String, Integer> variables) {}

  /** Returns a compiled query; of no worth when problems were added. */
  public Query query(Body body, Problems problems) {
    Context context =
        new Context(
            root,
            Globals.empty(),
            new Slots(),
            new Shapes(),
            problems,
            new Dependencies(),
            null,
            null);
    BodyLowering bodies = new BodyLowering(context);
    Scope scope = new Scope(null);
    bodies.declareImplicit(body, List.of(), scope);
    List<Draft> drafts = bodies.drafts(body, scope);
    Block block = bodies.block(drafts, new BitSet(), List.of());
    Map<String, Integer> variables = new TreeMap<>();
    scope.own().forEach((name, slot) -> variables.put(name, slot.index()));
    return new Query(block, context.slots().size(), variables);
  }
}
