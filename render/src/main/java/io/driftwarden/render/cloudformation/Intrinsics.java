package io.driftwarden.render.cloudformation;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.Value;
import io.driftwarden.render.kubernetes.Objects;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates values with intrinsic functions (AWS CloudFormation User Guide, Intrinsic function
 * reference). What only a deployment tells is unknown; {@code AWS::NoValue} is no value at all.
 */
final class Intrinsics {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([!A-Za-z0-9:._ -]+)}");

  private final Template template;

  Intrinsics(Template template) {
    this.template = template;
  }

  /** Returns the value, empty for {@code AWS::NoValue}. */
  Optional<Value> evaluate(Node node) {
    return switch (node) {
      case Node.Mapping mapping when isFunction(mapping) ->
          function(mapping.entries().getFirst(), mapping);
      case Node.Mapping(List<Node.Entry> entries, Place place) -> {
        SequencedMap<String, Value> fields = new LinkedHashMap<>();
        entries.forEach(
            entry -> evaluate(entry.value()).ifPresent(v -> fields.put(entry.key(), v)));
        yield Optional.of(new Value.Mapping(fields, place));
      }
      case Node.Sequence(List<Node> items, Place place) -> {
        List<Value> values = new ArrayList<>();
        items.forEach(item -> evaluate(item).ifPresent(values::add));
        yield Optional.of(new Value.Sequence(values, place));
      }
      case Node.Null _, Node.Bool _, Node.Number _, Node.Text _ -> Optional.of(Objects.value(node));
    };
  }

  private static boolean isFunction(Node.Mapping mapping) {
    if (mapping.entries().size() != 1) {
      return false;
    }
    String key = mapping.entries().getFirst().key();
    return key.equals("Ref") || key.startsWith("Fn::");
  }

  private Optional<Value> function(Node.Entry call, Node whole) {
    Node argument = call.value();
    Place place = whole.place();
    return switch (call.key()) {
      case "Ref" -> reference(name(argument), place);
      case "Fn::If" -> branch(items(argument, 3), place);
      case "Fn::Join" -> Optional.of(join(items(argument, 2), place));
      case "Fn::Sub" -> Optional.of(substitute(argument, place));
      case "Fn::Select" -> Optional.of(select(items(argument, 2), place));
      case "Fn::Split" -> Optional.of(split(items(argument, 2), place));
      case "Fn::FindInMap" -> Optional.of(find(items(argument, 3), place));
      case "Fn::GetAtt" -> Optional.of(attribute(attributeName(argument), place));
      case "Fn::GetAZs" -> Optional.of(unknown("the zones depend on the account", place));
      case "Fn::ImportValue" ->
          Optional.of(unknown("it is imported from another stack when it is deployed", place));
      case "Fn::Base64" ->
          Optional.of(evaluate(argument).orElseGet(() -> unknown("it has no value", place)));
      default -> Optional.of(unknown(call.key() + " is not evaluated", place));
    };
  }

  private static Value unknown(String reason, Place place) {
    return new Value.Unknown(reason, place);
  }

  private static String name(Node node) {
    if (node instanceof Node.Text(String name, Place _)) {
      return name;
    }
    throw malformed("A name is a plain text.", node.place());
  }

  private static List<Node> items(Node node, int least) {
    if (node instanceof Node.Sequence(List<Node> items, Place _) && items.size() >= least) {
      return items;
    }
    throw malformed("The function takes a list of %d.".formatted(least), node.place());
  }

  private static DiagnosticException malformed(String detail, Place place) {
    return new DiagnosticException(
        Diagnostic.error("cloudformation_function", "Function is malformed", detail, place));
  }

  private static String attributeName(Node argument) {
    return switch (argument) {
      case Node.Text(String name, Place _) -> name;
      case Node.Sequence(List<Node> items, Place _)
          when items.stream().allMatch(Node.Text.class::isInstance) ->
          String.join(".", items.stream().map(item -> ((Node.Text) item).value()).toList());
      default -> "an attribute";
    };
  }

  private Optional<Value> reference(String name, Place place) {
    if (name.equals("AWS::NoValue")) {
      return Optional.empty();
    }
    Optional<Value> parameter = template.parameter(name);
    if (parameter.isPresent()) {
      return parameter;
    }
    Optional<String> deployed = template.deployment().reference(name);
    if (deployed.isPresent()) {
      return deployed.map(text -> new Value.Text(text, place));
    }
    if (name.startsWith("AWS::")) {
      return Optional.of(
          name.equals("AWS::URLSuffix")
              ? new Value.Text("amazonaws.com", place)
              : unknown(name + " is known only when it is deployed", place));
    }
    if (template.section("Resources").get(name).isPresent()) {
      return Optional.of(unknown(name + " is known only after apply", place));
    }
    throw new DiagnosticException(
        Diagnostic.error(
            "cloudformation_reference",
            "Nothing is declared by that name",
            "\"%s\" is neither a parameter nor a resource of this template.".formatted(name),
            place));
  }

  /**
   * @param name of a resource and, after a point, of its attribute
   */
  private Value attribute(String name, Place place) {
    int point = name.indexOf('.');
    Optional<String> deployed =
        point < 0
            ? Optional.empty()
            : template.deployment().attribute(name.substring(0, point), name.substring(point + 1));
    return deployed
        .<Value>map(text -> new Value.Text(text, place))
        .orElseGet(() -> unknown(name + " is known only after apply", place));
  }

  private Optional<Value> branch(List<Node> items, Place place) {
    Optional<Boolean> holds = template.condition(name(items.get(0)), items.get(0));
    if (holds.isPresent()) {
      return evaluate(items.get(holds.get() ? 1 : 2));
    }
    return Optional.of(
        unknown(
            "condition \"%s\" can't be decided statically".formatted(name(items.get(0))), place));
  }

  private Value join(List<Node> items, Place place) {
    Value list = evaluate(items.get(1)).orElseGet(() -> unknown("it has no value", place));
    if (!(list instanceof Value.Sequence sequence)) {
      return list instanceof Value.Unknown unknown
          ? unknown(unknown.reason(), place)
          : unknown("what is joined is no list", place);
    }
    StringBuilder joined = new StringBuilder();
    String between = "";
    for (Value part : sequence.items()) {
      joined.append(between);
      Optional<String> text = text(part);
      if (text.isEmpty()) {
        return begun(joined.toString(), part, place);
      }
      joined.append(text.get());
      between = name(items.get(0));
    }
    return new Value.Text(joined.toString(), place);
  }

  /** Returns a text that goes on with what can't be known. */
  private static Value begun(String text, Value part, Place place) {
    String more = part instanceof Value.Unknown unknown ? unknown.begins() : "";
    return new Value.Unknown(reason(part), text + more, place);
  }

  private static Optional<String> text(Value value) {
    return switch (value) {
      case Value.Text text -> Optional.of(text.value());
      case Value.Number number -> Optional.of(number.value().toPlainString());
      case Value.Bool bool -> Optional.of(Boolean.toString(bool.value()));
      default -> Optional.empty();
    };
  }

  private static String reason(Value value) {
    return value instanceof Value.Unknown unknown ? unknown.reason() : "a part is no text";
  }

  private Value substitute(Node argument, Place place) {
    String text =
        argument instanceof Node.Sequence(List<Node> items, Place _) && !items.isEmpty()
            ? name(items.getFirst())
            : name(argument);
    Node.Mapping own =
        argument instanceof Node.Sequence(List<Node> items, Place _)
                && items.size() > 1
                && items.get(1) instanceof Node.Mapping mapping
            ? mapping
            : new Node.Mapping(List.of(), place);
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      if (name.startsWith("!")) {
        matcher.appendReplacement(out, Matcher.quoteReplacement("${" + name.substring(1) + "}"));
        continue;
      }
      Value value = substituted(name, own, place);
      Optional<String> known = text(value);
      matcher.appendReplacement(out, Matcher.quoteReplacement(known.orElse("")));
      if (known.isEmpty()) {
        return begun(out.toString(), value, place);
      }
    }
    return new Value.Text(matcher.appendTail(out).toString(), place);
  }

  private Value substituted(String name, Node.Mapping own, Place place) {
    Optional<Node> given = own.get(name);
    if (given.isPresent()) {
      return evaluate(given.get()).orElseGet(() -> unknown("it has no value", place));
    }
    return name.contains(".")
        ? attribute(name, place)
        : reference(name, place).orElseGet(() -> unknown("it has no value", place));
  }

  private Value select(List<Node> items, Place place) {
    Value index = evaluate(items.get(0)).orElseGet(() -> unknown("it has no value", place));
    Value list = evaluate(items.get(1)).orElseGet(() -> unknown("it has no value", place));
    if (!(list instanceof Value.Sequence sequence)) {
      return unknown(reason(list), place);
    }
    Optional<String> text = text(index);
    if (text.isEmpty() || !text.get().matches("[0-9]{1,6}")) {
      return unknown(reason(index), place);
    }
    int at = Integer.parseInt(text.get());
    return at < sequence.items().size()
        ? sequence.items().get(at)
        : unknown("there is no item " + at, place);
  }

  private Value split(List<Node> items, Place place) {
    Value text = evaluate(items.get(1)).orElseGet(() -> unknown("it has no value", place));
    if (!(text instanceof Value.Text known)) {
      return unknown(reason(text), place);
    }
    List<Value> parts = new ArrayList<>();
    for (String part : known.value().split(Pattern.quote(name(items.get(0))), -1)) {
      parts.add(new Value.Text(part, place));
    }
    return new Value.Sequence(parts, place);
  }

  private Value find(List<Node> items, Place place) {
    List<String> keys = new ArrayList<>();
    for (Node item : items.subList(0, 3)) {
      Value key = evaluate(item).orElseGet(() -> unknown("it has no value", place));
      Optional<String> text = text(key);
      if (text.isEmpty()) {
        return unknown(reason(key), place);
      }
      keys.add(text.get());
    }
    Node here = template.section("Mappings");
    for (String key : keys) {
      here =
          here instanceof Node.Mapping mapping && mapping.get(key).isPresent()
              ? mapping.get(key).get()
              : null;
      if (here == null) {
        throw malformed("The Mappings have no " + String.join(", ", keys) + ".", place);
      }
    }
    return Objects.value(here);
  }
}
