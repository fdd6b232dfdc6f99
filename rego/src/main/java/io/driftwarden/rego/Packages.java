package io.driftwarden.rego;

import io.driftwarden.rego.syntax.CommentBlock;
import io.driftwarden.rego.syntax.Head;
import io.driftwarden.rego.syntax.Module;
import io.driftwarden.rego.syntax.Rule;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.StringValue;
import java.util.List;

/** Tells of parsed modules what their users want to know. */
final class Packages {
  private Packages() {}

  static List<PolicyPackage> of(List<Module> modules) {
    return modules.stream().map(Packages::of).toList();
  }

  private static PolicyPackage of(Module module) {
    return new PolicyPackage(
        "data." + String.join(".", module.path()),
        module.packageSpan().place(),
        annotations(module.annotations()),
        module.rules().stream().map(Packages::of).toList());
  }

  private static PolicyRule of(Rule rule) {
    return new PolicyRule(
        name(rule.head()), rule.head().span().place(), annotations(rule.annotations()));
  }

  private static List<Annotation> annotations(List<CommentBlock> blocks) {
    return blocks.stream()
        .map(block -> new Annotation(block.text(), block.span().place()))
        .toList();
  }

  private static String name(Head head) {
    StringBuilder name = new StringBuilder(head.name().name());
    for (Term part : head.path()) {
      if (!(part instanceof Term.Scalar scalar)
          || !(scalar.value() instanceof StringValue(String text))) {
        break;
      }
      name.append('.').append(text);
    }
    return name.toString();
  }
}
