package io.driftwarden.rego.graphql;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Walks an executable document along the types, and checks each part (section 5). */
final class QueryCheck {
  private final Facts facts;
  private final Schema schema;
  private final OperationRules operationRules;
  private final FieldRules fieldRules;
  private final FragmentRules fragmentRules;
  private final DirectiveRules directiveRules;
  private final ValueRules valueRules;
  private final Set<String> entered = new HashSet<>();

  private QueryCheck(Facts facts) {
    OverlappingFields overlapping = new OverlappingFields(facts);
    this.facts = facts;
    this.schema = facts.schema();
    this.operationRules = new OperationRules(facts, overlapping);
    this.fieldRules = new FieldRules(facts, overlapping);
    this.fragmentRules = new FragmentRules(facts, overlapping);
    this.directiveRules = new DirectiveRules(facts);
    this.valueRules = new ValueRules(facts);
  }

  /** Returns all problems of a document, in the order in which they are met. */
  static List<Problem> problems(Schema schema, Node document, LongConsumer work)
      throws InvalidGraphQlException {
    Facts facts = new Facts(schema, document, work);
    new QueryCheck(facts).document(document);
    return facts.problems();
  }

  private void document(Node document) throws InvalidGraphQlException {
    for (Node operation : document.list("Operations")) {
      entered.clear();
      operation(operation);
    }
    for (Node fragment : document.list("Fragments")) {
      entered.clear();
      fragment(fragment);
    }
  }

  private void operation(Node operation) throws InvalidGraphQlException {
    facts.enter(operation);
    List<Node> variables = operation.list("VariableDefinitions");
    for (Node variable : variables) {
      facts.define(variable, schema.typeOf(variable));
      operationRules.variable(variable);
    }
    for (Node variable : variables) {
      Node byDefault = variable.node("DefaultValue");
      Node type = facts.definition(variable);
      if (byDefault != null) {
        facts.expect(byDefault, new Facts.Expectation(variable.required("Type"), type, false));
        value(byDefault);
      }
      directives(variable.list("Directives"), "VARIABLE_DEFINITION");
    }
    String kind = operation.text("Operation").isEmpty() ? "query" : operation.text("Operation");
    directives(operation.list("Directives"), kind.toUpperCase(Locale.ROOT));
    selections(schema.root(kind), operation.list("SelectionSet"));
    operationRules.operation(operation);
    facts.enter(null);
  }

  private void fragment(Node fragment) throws InvalidGraphQlException {
    Node type = schema.type(fragment.text("TypeCondition"));
    facts.define(fragment, type);
    directives(fragment.list("Directives"), "FRAGMENT_DEFINITION");
    selections(type, fragment.list("SelectionSet"));
    fragmentRules.fragment(fragment);
  }

  private void directives(List<Node> directives, String location) throws InvalidGraphQlException {
    for (Node directive : directives) {
      Node definition = schema.directive(directive.name());
      facts.define(directive, definition);
      facts.locate(directive, location);
      arguments(directive, definition);
      directiveRules.directive(directive);
    }
    directiveRules.all(directives);
  }

  private void arguments(Node use, @Nullable Node definition) throws InvalidGraphQlException {
    for (Node argument : use.list("Arguments")) {
      Node value = argument.required("Value");
      Node declared = definition == null ? null : definition.find("Arguments", argument.name());
      if (declared != null) {
        facts.expect(value, expectation(declared));
      }
      value(value);
    }
  }

  private Facts.Expectation expectation(Node declared) throws InvalidGraphQlException {
    Node byDefault = declared.node("DefaultValue");
    boolean hasDefault = byDefault != null && !Values.is(byDefault, Values.NULL);
    return new Facts.Expectation(declared.required("Type"), schema.typeOf(declared), hasDefault);
  }

  private void value(Node value) throws InvalidGraphQlException {
    facts.work(1);
    Node operation = facts.operation();
    if (Values.is(value, Values.VARIABLE) && operation != null) {
      Node variable = variable(operation, value.text("Raw"));
      facts.define(value, variable);
      if (variable != null) {
        facts.use(variable);
      }
    }
    for (Node child : value.list("Children")) {
      Node inner = child.required("Value");
      expectInner(value, child, inner);
      value(inner);
    }
    valueRules.value(value);
  }

  private static @Nullable Node variable(Node operation, String name) {
    for (Node variable : operation.list("VariableDefinitions")) {
      if (variable.text("Variable").equals(name)) {
        return variable;
      }
    }
    return null;
  }

  private void expectInner(Node value, Node child, Node inner) throws InvalidGraphQlException {
    Facts.Expectation outer = facts.expectation(value);
    if (outer == null) {
      return;
    }
    Node type = outer.type();
    Node element = outer.reference().node("Elem");
    if (Values.is(value, Values.OBJECT) && type != null) {
      Node field = type.find("Fields", child.name());
      if (field != null) {
        facts.expect(inner, expectation(field));
      }
    } else if (Values.is(value, Values.LIST) && element != null) {
      facts.expect(inner, new Facts.Expectation(element, type, false));
    }
  }

  private void selections(@Nullable Node parent, List<Node> selections)
      throws InvalidGraphQlException {
    for (Node selection : selections) {
      facts.work(1);
      facts.place(selection, parent);
      switch (selection.shape()) {
        case SPREAD -> spread(selection);
        case INLINE -> inline(selection, parent);
        default -> field(selection, parent);
      }
    }
  }

  private void field(Node field, @Nullable Node parent) throws InvalidGraphQlException {
    Node definition = fieldDefinition(field, parent);
    facts.define(field, definition);
    Node type = definition == null ? null : schema.typeOf(definition);
    arguments(field, definition);
    directives(field.list("Directives"), "FIELD");
    selections(type, field.list("SelectionSet"));
    fieldRules.field(field);
  }

  private static @Nullable Node fieldDefinition(Node field, @Nullable Node parent) {
    if (field.name().equals("__typename")) {
      Node string = new Node(Shape.TYPE, null).set("NamedType", "String");
      return new Node(Shape.FIELD_DEFINITION, null).set("Name", "__typename").set("Type", string);
    }
    return parent == null ? null : parent.find("Fields", field.name());
  }

  private void inline(Node inline, @Nullable Node parent) throws InvalidGraphQlException {
    String condition = inline.text("TypeCondition");
    Node type = condition.isEmpty() ? parent : schema.type(condition);
    directives(inline.list("Directives"), "INLINE_FRAGMENT");
    selections(type, inline.list("SelectionSet"));
    fragmentRules.inline(inline);
  }

  private void spread(Node spread) throws InvalidGraphQlException {
    Node fragment = facts.document().find("Fragments", spread.name());
    facts.define(spread, fragment);
    directives(spread.list("Directives"), "FRAGMENT_SPREAD");
    if (fragment != null && entered.add(fragment.name())) {
      directives(fragment.list("Directives"), "FRAGMENT_DEFINITION");
      selections(schema.type(fragment.text("TypeCondition")), fragment.list("SelectionSet"));
    }
    fragmentRules.spread(spread);
  }
}
