package io.driftwarden.hcl.json;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.hcl.json.JsonExpressions.Meaning;
import io.driftwarden.hcl.syntax.Body;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns JSON objects into bodies. */
final class JsonBodies {
  /** The name of properties that are comments. */
  private static final String COMMENT = "//";

  private final Source source;
  private final List<Diagnostic> diagnostics;
  private final JsonExpressions expressions;

  JsonBodies(Source source, List<Diagnostic> diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
    this.expressions = new JsonExpressions(source, diagnostics);
  }

  /** A body is an object, or an array of objects whose properties are put together. */
  Body body(Node node, Shape shape) {
    Map<String, Body.Attribute> attributes = new LinkedHashMap<>();
    List<Body.Block> blocks = new ArrayList<>();
    for (Node.Member member : members(node)) {
      String name = member.name().value();
      Shape.Nested nested = shape.blocks().get(name);
      if (nested != null) {
        Header header = new Header(name, List.of(), place(member.name()));
        blocks(member.value(), header, nested, blocks);
      } else if (!name.equals(COMMENT)) {
        attribute(member, shape, attributes);
      }
    }
    return new Body(List.copyOf(attributes.values()), blocks, place(node));
  }

  private void attribute(Node.Member member, Shape shape, Map<String, Body.Attribute> attributes) {
    String name = member.name().value();
    Meaning meaning =
        shape.literals().contains(name)
            ? Meaning.LITERAL
            : shape.expressions().contains(name) ? Meaning.EXPRESSION : Meaning.TEMPLATE;
    Place place = place(member.name());
    Body.Attribute attribute =
        new Body.Attribute(name, expressions.expression(member.value(), meaning), place);
    Body.Attribute first = attributes.putIfAbsent(name, attribute);
    if (first != null) {
      problem(
          "hcl_duplicate_attribute",
          "Attribute is set twice",
          "%s was already set at line %d. Keep one of them."
              .formatted(name, first.namePlace().line()),
          place);
    }
  }

  private record Header(String type, List<String> labels, Place place) {
    Header with(Node.Text label, Place place) {
      List<String> more = new ArrayList<>(labels);
      more.add(label.value());
      return new Header(type, more, place);
    }
  }

  /** Each label is an object around what it labels; arrays hold several of anything. */
  private void blocks(Node node, Header header, Shape.Nested nested, List<Body.Block> blocks) {
    if (header.labels().size() < nested.labels()) {
      for (Node.Member member : members(node)) {
        Header labelled = header.with(member.name(), place(member.name()));
        blocks(member.value(), labelled, nested, blocks);
      }
      return;
    }
    Shape content = nested.content().apply(header.labels());
    switch (node) {
      case Node.Null _ -> {}
      case Node.Items(List<Node> items, int _, int _) ->
          items.forEach(item -> blocks.add(block(item, header, content)));
      case Node.Members _, Node.Text _, Node.Number _, Node.Bool _ ->
          blocks.add(block(node, header, content));
    }
  }

  private Body.Block block(Node node, Header header, Shape content) {
    return new Body.Block(header.type(), header.labels(), body(node, content), header.place());
  }

  private List<Node.Member> members(Node node) {
    return switch (node) {
      case Node.Members(List<Node.Member> members, int _, int _) -> members;
      case Node.Null _ -> List.of();
      case Node.Items(List<Node> items, int _, int _) ->
          items.stream().flatMap(item -> properties(item).stream()).toList();
      case Node.Text _, Node.Number _, Node.Bool _ -> properties(node);
    };
  }

  private List<Node.Member> properties(Node node) {
    if (node instanceof Node.Members(List<Node.Member> members, int _, int _)) {
      return members;
    }
    problem(
        "hcl_syntax",
        "Object is needed",
        "What stands here is a JSON object, or an array of them.",
        place(node));
    return List.of();
  }

  private Place place(Node node) {
    return source.place(node.start(), node.end());
  }

  private void problem(String code, String summary, String detail, Place place) {
    diagnostics.add(Diagnostic.error(code, summary, detail, place));
  }
}
