package io.driftwarden.rego.graphql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds input types of which no value can exist, since each would have to hold another. */
final class InputCycles {
  private static final int DEEPEST = 500;

  private final Schema schema;
  private final Set<String> visited = new HashSet<>();
  private final List<Node> path = new ArrayList<>();
  private final Map<String, Integer> open = new HashMap<>();

  InputCycles(Schema schema) {
    this.schema = schema;
  }

  void check() throws InvalidGraphQlException {
    for (Node type : schema.types().values()) {
      if (Schema.isKind(type, "INPUT_OBJECT")) {
        visit(type);
      }
    }
  }

  private void visit(Node type) throws InvalidGraphQlException {
    if (!visited.add(type.name())) {
      return;
    }
    if (path.size() > DEEPEST) {
      throw new InvalidGraphQlException(type.position(), "Input objects are nested too deep.");
    }
    open.put(type.name(), path.size());
    for (Node field : type.list("Fields")) {
      Node reference = field.required("Type");
      Node inner = schema.type(reference.text("NamedType"));
      if (Types.isNonNull(reference) && inner != null && Schema.isKind(inner, "INPUT_OBJECT")) {
        path.add(field);
        enter(inner);
        path.removeLast();
      }
    }
    open.remove(type.name());
  }

  private void enter(Node inner) throws InvalidGraphQlException {
    Integer start = open.get(inner.name());
    if (start == null) {
      visit(inner);
      return;
    }
    List<Node> cycle = path.subList(start, path.size());
    throw new InvalidGraphQlException(
        cycle.getFirst().position(),
        ("Cannot reference Input Object \"%s\" within itself through a series of non-null fields:"
                + " \"%s\".")
            .formatted(inner.name(), String.join(".", cycle.stream().map(Node::name).toList())));
  }
}
