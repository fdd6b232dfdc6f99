package io.driftwarden.rego.compile;

import io.driftwarden.rego.plan.Block;
import io.driftwarden.rego.plan.Node;
import io.driftwarden.rego.plan.Statement;
import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Module;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compiled modules: the tree of their rules. */
public final class Program {
  /** What names begin with that no person can write; nobody is told of them. */
  public static final String HIDDEN = "$";

  private final RuleTree tree;
  private final Watch watch;

  private Program(RuleTree tree, Watch watch) {
    this.tree = tree;
    this.watch = watch;
  }

  /**
   * Returns the compiled modules; of no worth when problems were added.
   *
   * @param watched whether an observer is told what they do
   */
  public static Program compile(List<Module> modules, boolean watched, Problems problems) {
    RuleTree tree = new RuleTree(modules, problems);
    Dependencies dependencies = new Dependencies();
    Watch watch = new Watch(watched);
    RuleLowering lowering = new RuleLowering(tree, problems, dependencies, watch);
    tree.rules().forEach(lowering::lower);
    dependencies.check(problems);
    return new Program(tree, watch);
  }

  /** Reports whether an observer is told what it does, which only one thread may do. */
  public boolean isWatched() {
    return watch.isOn();
  }

  /** Returns what an observer may be told of; nothing where none is told. */
  public Set<Statement> statements() {
    return watch.statements();
  }

  public Node root() {
    return tree.root();
  }

  /**
   * A compiled query.
   *
   * @param variables the slots of its variables
   */
  public record Query(Block body, int size, Map<String, Integer> variables) {}

  /** Returns a compiled query; of no worth when problems were added. */
  public Query query(Body body, Problems problems) {
    return query(body, Globals.empty(), problems);
  }

  /** Returns a query compiled with the names that a module has. */
  public Query query(Body body, Module module, Problems problems) {
    return query(body, Globals.of(module, tree.names(module.path())), problems);
  }

  private Query query(Body body, Globals globals, Problems problems) {
    Context context =
        new Context(
            root(),
            globals,
            new Slots(),
            new Shapes(),
            problems,
            new Dependencies(),
            watch.forQuery(),
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
