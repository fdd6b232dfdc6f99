package io.driftwarden.render.cloudformation;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.render.Value;
import io.driftwarden.render.kubernetes.Objects;
import io.driftwarden.yaml.Node;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A template's parameters, mappings, conditions and resources, by name. */
final class Template {
  private final Node.Mapping top;
  private final Deployment deployment;
  private final Map<String, Optional<Boolean>> conditions = new HashMap<>();
  private final Set<String> inProgress = new HashSet<>();

  Template(Node.Mapping top, Deployment deployment) {
    this.top = top;
    this.deployment = deployment;
  }

  Deployment deployment() {
    return deployment;
  }

  /** Returns a section such as {@code Resources}; one that isn't there is empty. */
  Node.Mapping section(String name) {
    return top.get(name).orElse(null) instanceof Node.Mapping mapping
        ? mapping
        : new Node.Mapping(List.of(), top.place());
  }

  /** Returns a parameter's default; without one the value is known only when it is deployed. */
  Optional<Value> parameter(String name) {
    if (!(section("Parameters").get(name).orElse(null) instanceof Node.Mapping parameter)) {
      return Optional.empty();
    }
    Optional<Node> otherwise = parameter.get("Default");
    boolean list =
        parameter
            .text("Type")
            .filter(type -> type.startsWith("List<") || type.equals("CommaDelimitedList"))
            .isPresent();
    boolean hidden = isHidden(parameter);
    Value value =
        otherwise
            .filter(_ -> !isDynamic(parameter))
            .map(Objects::value)
            .or(() -> deployment.reference(name).map(given -> text(given, parameter)))
            .map(v -> list ? split(v) : v)
            .orElseGet(() ->
                new Value.Unknown(
                    "parameter \"%s\" is given when it is deployed".formatted(name),
                    parameter.place()));
    return Optional.of(hidden ? new Value.Sensitive(value) : value);
  }

  private static Value text(String given, Node.Mapping parameter) {
    return new Value.Text(given, parameter.place());
  }

  /** Reports whether a parameter's value must never be shown; YAML and JSON may have it as text. */
  static boolean isHidden(Node.Mapping parameter) {
    return switch (parameter.get("NoEcho").orElse(null)) {
      case Node.Bool bool -> bool.value();
      case Node.Text text -> text.value().equalsIgnoreCase("true");
      case null, default -> false;
    };
  }

  /** The default of a parameter read from the parameter store is a name there, not the value. */
  private static boolean isDynamic(Node.Mapping parameter) {
    return parameter.text("Type").filter(type -> type.startsWith("AWS::SSM::")).isPresent();
  }

  private static Value split(Value value) {
    if (!(value instanceof Value.Text text)) {
      return value;
    }
    return new Value.Sequence(
        Arrays.stream(text.value().split(","))
            .<Value>map(part -> new Value.Text(part.strip(), text.place()))
            .toList(),
        text.place());
  }

  /** Returns whether a condition holds; empty where that can't be known. */
  Optional<Boolean> condition(String name, Node asked) {
    Optional<Boolean> known = conditions.get(name);
    if (known != null) {
      return known;
    }
    Node body =
        section("Conditions")
            .get(name)
            .orElseThrow(() ->
                new DiagnosticException(
                    Diagnostic.error(
                        "cloudformation_condition",
                        "There is no such condition",
                        "\"%s\" is not among the template's Conditions.".formatted(name),
                        asked.place())));
    if (!inProgress.add(name)) {
      throw new DiagnosticException(
          Diagnostic.error(
              "cloudformation_condition",
              "Conditions go in a circle",
              "\"%s\" needs itself to be decided.".formatted(name),
              body.place()));
    }
    Optional<Boolean> found = new Conditions(this).of(body);
    inProgress.remove(name);
    conditions.put(name, found);
    return found;
  }
}
