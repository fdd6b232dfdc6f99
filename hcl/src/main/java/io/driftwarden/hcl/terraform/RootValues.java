package io.driftwarden.hcl.terraform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Nearest;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.eval.Scope;
import io.driftwarden.hcl.function.FunctionException;
import io.driftwarden.hcl.function.Functions;
import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.syntax.Expressions;
import io.driftwarden.hcl.syntax.Hcl;
import io.driftwarden.hcl.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values that a root module's variables are given, by Terraform's precedence: the environment,
 * {@code terraform.tfvars}, {@code terraform.tfvars.json}, the {@code *.auto.tfvars} of both kinds
 * by name, and then the options in their order.
 */
final class RootValues {
  private static final String PREFIX = "TF_VAR_";
  private static final Scope NO_NAMES = (_, _) -> Optional.empty();

  private final Planning planning;
  private final Module root;
  private final Map<String, Value> values = new HashMap<>();

  private RootValues(Planning planning, Module root) {
    this.planning = planning;
    this.root = root;
  }

  static Map<String, Value> of(Planning planning, Module root) {
    RootValues given = new RootValues(planning, root);
    given.environment();
    given.automatic().forEach(given::file);
    planning.inputs().given().options().forEach(given::option);
    return given.values;
  }

  private void environment() {
    planning
        .inputs()
        .given()
        .environment()
        .forEach((name, text) -> {
          String variable = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
          if (root.variables().containsKey(variable)) {
            values.put(variable, parsed(variable, text, name));
          }
        });
  }

  private List<String> automatic() {
    List<String> first = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    for (String name : planning.files().names(root.directory())) {
      if (name.equals("terraform.tfvars") || name.equals("terraform.tfvars.json")) {
        first.add(name);
      } else if (name.endsWith(".auto.tfvars") || name.endsWith(".auto.tfvars.json")) {
        rest.add(name);
      }
    }
    first.addAll(rest);
    return first.stream().map(name -> Paths.join(root.directory(), name)).toList();
  }

  private void option(Given.Option option) {
    switch (option) {
      case Given.Option.Text(String name, String text) -> {
        if (root.variables().containsKey(name)) {
          values.put(name, parsed(name, text, "-var"));
        } else {
          planning.add(undeclared(name, Place.of("-var"), true));
        }
      }
      case Given.Option.File(String path) -> {
        if (planning.files().read(path).isEmpty()) {
          planning.add(
              Diagnostic.error(
                  "terraform_file_missing",
                  "File is not there",
                  "It is to give variables their values.",
                  Place.of(path)));
        }
        file(path);
      }
    }
  }

  private void file(String path) {
    String text = planning.files().read(path).map(bytes -> new String(bytes, UTF_8)).orElse("");
    if (path.endsWith(".json")) {
      json(path, text);
      return;
    }
    Hcl.Parsed<Body> parsed = Hcl.file(new Source(path, text));
    parsed.diagnostics().forEach(planning::add);
    for (Body.Attribute attribute : parsed.tree().attributes()) {
      put(
          attribute.name(),
          planning.attempt(attribute.value(), NO_NAMES).orAt(attribute.value().place()),
          attribute.namePlace());
    }
  }

  /** Nothing in these files is a template, so that they are plain JSON. */
  private void json(String path, String text) {
    Place place = Place.of(path);
    try {
      Value whole = Functions.call("jsondecode", List.of(Value.text(text)), planning);
      if (whole instanceof Value.Fields fields) {
        fields.fields().forEach((name, value) -> put(name, value.orAt(place), place));
        return;
      }
      planning.add(broken("It holds no object.", place));
    } catch (FunctionException e) {
      planning.add(broken("In it " + e.reason() + ".", place));
    }
  }

  private static Diagnostic broken(String detail, Place place) {
    return Diagnostic.error("terraform_syntax", "File gives no variables", detail, place);
  }

  private void put(String name, Value value, Place place) {
    if (root.variables().containsKey(name)) {
      values.put(name, value);
    } else {
      planning.add(undeclared(name, place, false));
    }
  }

  private Diagnostic undeclared(String name, Place place, boolean error) {
    String summary = "Value is for no variable";
    String detail =
        "\"%s\" is not declared by the root module.%s"
            .formatted(name, Nearest.hint(name, root.variables().keySet()));
    return error
        ? Diagnostic.error("terraform_undeclared", summary, detail, place)
        : Diagnostic.warning("terraform_undeclared", summary, detail, place);
  }

  /** A variable of a primitive type takes the text as it is; others take it as an expression. */
  private Value parsed(String variable, String text, String from) {
    Body.Block block = root.variables().get(variable);
    if (block == null || isTakenAsText(block)) {
      return Value.text(text);
    }
    Hcl.Parsed<Expression> parsed = Hcl.expression(new Source(from, text));
    parsed.diagnostics().forEach(planning::add);
    return parsed.diagnostics().isEmpty()
        ? planning.attempt(parsed.tree(), NO_NAMES)
        : new Value.Unknown("it can't be read", Value.Mark.at(Place.of(from)));
  }

  private static boolean isTakenAsText(Body.Block variable) {
    return variable
        .body()
        .attribute("type")
        .map(Body.Attribute::value)
        .map(RootValues::isPrimitive)
        .orElse(true);
  }

  private static boolean isPrimitive(Expression type) {
    String name =
        type instanceof Expression.Name written
            ? written.name()
            : Expressions.literal(type).orElse("");
    return Set.of("string", "number", "bool").contains(name);
  }
}
