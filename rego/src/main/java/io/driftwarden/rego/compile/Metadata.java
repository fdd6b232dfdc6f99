package io.driftwarden.rego.compile;

import io.driftwarden.rego.builtin.Builtin;
import io.driftwarden.rego.builtin.BuiltinException;
import io.driftwarden.rego.builtin.Builtins;
import io.driftwarden.rego.builtin.Environment;
import io.driftwarden.rego.syntax.CommentBlock;
import io.driftwarden.rego.syntax.Module;
import io.driftwarden.rego.value.ArrayValue;
import io.driftwarden.rego.value.ObjectValue;
import io.driftwarden.rego.value.StringValue;
import io.driftwarden.rego.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The annotations that concern a rule, from its own outwards. Read when the rule asks for them. */
final class Metadata {
  private final RuleTree tree;
  private final RuleTree.Placed rule;
  private final Problems problems;

  Metadata(RuleTree tree, RuleTree.Placed rule, Problems problems) {
    this.tree = tree;
    this.rule = rule;
    this.problems = problems;
  }

  /** Returns what a builtin of {@code rego.metadata} gives, empty for another builtin. */
  Optional<Value> of(String builtin) {
    return switch (builtin) {
      case "rego.metadata.chain" -> Optional.of(ArrayValue.of(chain()));
      case "rego.metadata.rule" ->
          Optional.of(
              blocks(rule.rule().annotations(), "rule").stream()
                  .findFirst()
                  .orElse(ObjectValue.EMPTY));
      default -> Optional.empty();
    };
  }

  private List<Value> chain() {
    List<Value> chain = new ArrayList<>();
    List<String> path = rule.node().path();
    List<Value> own = blocks(rule.rule().annotations(), "rule");
    own.forEach(annotations -> chain.add(entry(path, annotations)));
    if (own.isEmpty()) {
      chain.add(Value.of(Map.of("path", path)));
    }
    documents().forEach(annotations -> chain.add(entry(path, annotations)));
    List<String> name = rule.module().path();
    packages(name, "package").forEach(annotations -> chain.add(entry(name, annotations)));
    for (int length = name.size(); length > 0; length--) {
      List<String> outer = name.subList(0, length);
      packages(outer, "subpackages").forEach(annotations -> chain.add(entry(outer, annotations)));
    }
    return chain;
  }

  private static Value entry(List<String> path, Value annotations) {
    return Value.of(Map.of("path", path, "annotations", annotations));
  }

  private List<Value> documents() {
    return tree.rules().stream()
        .filter(other -> other.node().equals(rule.node()))
        .flatMap(other -> blocks(other.rule().annotations(), "document").stream())
        .toList();
  }

  private List<Value> packages(List<String> path, String scope) {
    return tree.modules().stream()
        .filter(module -> module.path().equals(path))
        .map(Module::annotations)
        .flatMap(blocks -> blocks(blocks, scope).stream())
        .toList();
  }

  /** Returns the blocks of a scope, the one next to what they annotate first. */
  private List<Value> blocks(List<CommentBlock> blocks, String scope) {
    String usual = scope.equals("rule") || scope.equals("document") ? "rule" : "package";
    return blocks.reversed().stream()
        .map(block -> Annotations.read(value(block), usual))
        .filter(annotations -> new StringValue(scope).equals(annotations.get("scope")))
        .<Value>map(annotations -> annotations)
        .toList();
  }

  private Value value(CommentBlock block) {
    Builtin reader = Builtins.find("yaml.unmarshal").orElseThrow();
    try {
      Value[] text = {new StringValue(block.text())};
      Value value = reader.call(new Compiling(), text);
      return value == null ? ObjectValue.EMPTY : value;
    } catch (BuiltinException wrong) {
      problems.parse("Annotations are not YAML", wrong.getMessage(), block.span());
      return ObjectValue.EMPTY;
    }
  }

  /** What a builtin sees that is called before there is an evaluation. */
  private static final class Compiling implements Environment {
    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long seed() {
      return 0;
    }

    @Override
    public void charge(long size) {}

    @Override
    public void note(String line) {}
  }
}
