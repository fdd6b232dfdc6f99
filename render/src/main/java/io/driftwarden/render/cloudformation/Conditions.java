package io.driftwarden.render.cloudformation;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.render.Value;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Condition functions; a result that can't be known is empty. */
final class Conditions {
  private final Template template;

  Conditions(Template template) {
    this.template = template;
  }

  Optional<Boolean> of(Node node) {
    if (node instanceof Node.Mapping(List<Node.Entry> entries, var _) && entries.size() == 1) {
      Node.Entry entry = entries.getFirst();
      Node argument = entry.value();
      switch (entry.key()) {
        case "Fn::Equals" -> {
          return equal(items(argument));
        }
        case "Fn::Not" -> {
          return of(items(argument).getFirst()).map(value -> !value);
        }
        case "Fn::And" -> {
          return all(items(argument), false);
        }
        case "Fn::Or" -> {
          return all(items(argument), true);
        }
        case "Condition" -> {
          if (argument instanceof Node.Text(String name, var _)) {
            return template.condition(name, argument);
          }
        }
        default -> {}
      }
    }
    throw malformed(node);
  }

  private static DiagnosticException malformed(Node node) {
    return new DiagnosticException(
        Diagnostic.error(
            "cloudformation_condition",
            "This is no condition",
            "Conditions are Fn::Equals, Fn::And, Fn::Or, Fn::Not and Condition.",
            node.place()));
  }

  private static List<Node> items(Node argument) {
    if (argument instanceof Node.Sequence(List<Node> items, var _) && !items.isEmpty()) {
      return items;
    }
    throw malformed(argument);
  }

  /** The value that decides (true for or, false for and) wins over one that is not known. */
  private Optional<Boolean> all(List<Node> items, boolean decisive) {
    List<Optional<Boolean>> values = new ArrayList<>();
    items.forEach(item -> values.add(of(item)));
    if (values.contains(Optional.of(decisive))) {
      return Optional.of(decisive);
    }
    return values.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(!decisive);
  }

  private Optional<Boolean> equal(List<Node> items) {
    if (items.size() != 2) {
      throw malformed(items.getFirst());
    }
    Intrinsics intrinsics = new Intrinsics(template);
    Optional<String> left = text(intrinsics.evaluate(items.get(0)));
    Optional<String> right = text(intrinsics.evaluate(items.get(1)));
    return left.flatMap(a -> right.map(a::equals));
  }

  /** CloudFormation compares what it compares as text. */
  private static Optional<String> text(Optional<Value> value) {
    return switch (value.orElse(null)) {
      case Value.Text text -> Optional.of(text.value());
      case Value.Number number -> Optional.of(number.value().toPlainString());
      case Value.Bool bool -> Optional.of(Boolean.toString(bool.value()));
      case Value.Sensitive sensitive -> text(Optional.of(sensitive.value()));
      case null, default -> Optional.empty();
    };
  }
}
