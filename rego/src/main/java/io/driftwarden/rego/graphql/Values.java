package io.driftwarden.rego.graphql;

import io.driftwarden.rego.value.StringValue;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Values that stand in documents; their kinds are the numbers that OPA has for them. */
final class Values {
  static final int VARIABLE = 0;
  static final int INT = 1;
  static final int FLOAT = 2;
  static final int STRING = 3;
  static final int BLOCK = 4;
  static final int BOOLEAN = 5;
  static final int NULL = 6;
  static final int ENUM = 7;
  static final int LIST = 8;
  static final int OBJECT = 9;

  private Values() {}

  static int kind(Node value) {
    return value.get("Kind") instanceof Integer kind ? kind : VARIABLE;
  }

  static boolean is(Node value, int kind) {
    return kind(value) == kind;
  }

  /** Returns a value as it would be written. */
  static String text(Node value) throws InvalidGraphQlException {
    String raw = value.text("Raw");
    return switch (kind(value)) {
      case VARIABLE -> "$" + raw;
      case STRING, BLOCK -> new StringValue(raw).toJson();
      case LIST -> "[" + children(value) + "]";
      case OBJECT -> "{" + children(value) + "}";
      default -> raw;
    };
  }

  private static String children(Node value) throws InvalidGraphQlException {
    StringBuilder out = new StringBuilder();
    for (Node child : value.list("Children")) {
      out.append(out.isEmpty() ? "" : ",");
      out.append(is(value, OBJECT) ? child.name() + ":" : "");
      out.append(text(child.required("Value")));
    }
    return out.toString();
  }

  /** Reports whether two values mean the same; the order of an object's fields does not matter. */
  static boolean same(Node one, Node other) throws InvalidGraphQlException {
    List<Node> ones = children(one, is(one, OBJECT));
    List<Node> others = children(other, is(one, OBJECT));
    if (kind(one) != kind(other)
        || !one.text("Raw").equals(other.text("Raw"))
        || ones.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < ones.size(); i++) {
      if (!ones.get(i).name().equals(others.get(i).name())
          || !same(ones.get(i).required("Value"), others.get(i).required("Value"))) {
        return false;
      }
    }
    return true;
  }

  private static List<Node> children(Node value, boolean sorted) {
    List<Node> children = value.list("Children");
    return sorted ? children.stream().sorted(Comparator.comparing(Node::name)).toList() : children;
  }

  /** Returns names as a sentence lists them, at most five. */
  static String alternatives(List<String> names) {
    List<String> few = names.subList(0, Math.min(5, names.size()));
    if (few.size() < 3) {
      return String.join(" or ", few);
    }
    return String.join(", ", few.subList(0, few.size() - 1)) + ", or " + few.getLast();
  }

  static List<String> quoted(List<String> names) {
    return names.stream().map(name -> '"' + name + '"').collect(Collectors.toList());
  }
}
