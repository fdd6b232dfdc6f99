package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.syntax.Body;
import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.syntax.Expressions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the variables and locals of a root module are, as it is written. */
final class Definitions {
  private final Map<String, Definition> all = new HashMap<>();
  private final String given;

  /**
   * @param given the text of the files that give the variables their values
   */
  Definitions(String given) {
    this.given = given;
  }

  private record Definition(String text, List<Expression> parts) {}

  /** What some expressions come to, as far as it is written. */
  record Meaning(String text, boolean complete) {}

  void add(Written written) {
    for (Body.Block block : written.body().blocks()) {
      switch (block.type()) {
        case "variable" ->
            put("var." + String.join(".", block.labels()), written.block(block), block.body());
        case "locals" ->
            block
                .body()
                .attributes()
                .forEach(local ->
                    all.put(
                        "local." + local.name(),
                        new Definition(
                            written.at(local.value().place(), local.value().place()),
                            List.of(local.value()))));
        default -> {}
      }
    }
  }

  private void put(String name, String text, Body body) {
    all.put(name, new Definition(text + given, Expressions.in(body).toList()));
  }

  /** Returns all that is written of what expressions refer to. */
  Meaning of(Stream<Expression> expressions) {
    Map<String, String> texts = new TreeMap<>();
    Set<String> missing = new TreeSet<>();
    expressions.forEach(expression -> follow(expression, texts, missing));
    return new Meaning(String.join("\n", texts.values()), missing.isEmpty());
  }

  /** A name that no definition is found for, and that isn't the first part of one, is missing. */
  private void follow(Expression expression, Map<String, String> texts, Set<String> missing) {
    if (expression
        instanceof Expression.Attribute(Expression.Name(String root, var _), String name, var _)) {
      define(root + "." + name, texts, missing);
    } else if (expression instanceof Expression.Name(String root, var _) && !isPrefix(root)) {
      missing.add(root);
    }
  }

  private static boolean isPrefix(String root) {
    return root.equals("var") || root.equals("local");
  }

  private void define(String name, Map<String, String> texts, Set<String> missing) {
    Definition definition = all.get(name);
    if (definition == null) {
      missing.add(name);
    } else if (texts.put(name, definition.text()) == null) {
      definition.parts().stream()
          .flatMap(Expressions::in)
          .forEach(inside -> follow(inside, texts, missing));
    }
  }
}
