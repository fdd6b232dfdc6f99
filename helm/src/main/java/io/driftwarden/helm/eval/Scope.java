package io.driftwarden.helm.eval;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.helm.syntax.Node;
import io.driftwarden.helm.syntax.Spelling;
import io.driftwarden.helm.syntax.Template;
import io.driftwarden.helm.value.Datum;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables of one running template; the latest of a name is the one that counts. */
final class Scope {
  /** A variable and what it holds now. */
  private static final class Variable {
    private final String name;
    private Datum value;

    private Variable(String name, Datum value) {
      this.name = name;
      this.value = value;
    }
  }

  private final Template template;
  private final Output output;
  private final List<Variable> variables = new ArrayList<>();
  private @Nullable Node at;

  Scope(Template template, Output output, Datum root) {
    this.template = template;
    this.output = output;
    declare("$", root);
  }

  Template template() {
    return template;
  }

  Output output() {
    return output;
  }

  /** Notes what is worked on, so that an error tells it. */
  void at(Node node) {
    at = node;
  }

  /** Returns where the part of the template is that is worked on. */
  Place place() {
    return at == null
        ? template.source().place(0, 0)
        : template.source().place(at.start(), at.end());
  }

  /** Returns a part of the template as Go writes it. */
  String spelled(Node node) {
    return Spelling.of(node, template.source());
  }

  /** Returns a message as Go words it: with the template and the part of it that is worked on. */
  String told(String message) {
    String part = at == null ? "" : spelled(at);
    return "executing \"%s\" at <%s>: %s".formatted(template.name(), part, message);
  }

  int size() {
    return variables.size();
  }

  void forgetTo(int size) {
    variables.subList(size, variables.size()).clear();
  }

  void declare(String name, Datum value) {
    variables.add(new Variable(name, value));
  }

  void assign(String name, Datum value) {
    find(name).value = value;
  }

  Datum get(String name) {
    return find(name).value;
  }

  private Variable find(String name) {
    for (int i = variables.size() - 1; i >= 0; i--) {
      if (variables.get(i).name.equals(name)) {
        return variables.get(i);
      }
    }
    throw new IllegalStateException("the parser let an undeclared variable pass: " + name);
  }
}
