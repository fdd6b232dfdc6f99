package io.driftwarden.hcl.terraform;

import io.driftwarden.hcl.syntax.Expression;
import io.driftwarden.hcl.syntax.Expressions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an expression refers to, as Terraform's plan JSON lists it: each reference with all that is
 * behind it, then shorter and shorter down to the thing itself.
 */
final class References {
  private static final Set<String> ONE_NAME =
      Set.of("var", "local", "path", "terraform", "tofu", "count", "each");

  private final List<String> found = new ArrayList<>();
  private boolean calls;

  private References() {}

  static References in(Expression expression) {
    References references = new References();
    references.visit(expression, Set.of());
    return references;
  }

  List<String> texts() {
    return List.copyOf(found);
  }

  /** Reports whether the value is there as it is written: nothing is referred to or called. */
  boolean isConstant() {
    return found.isEmpty() && !calls;
  }

  /** Returns what {@code depends_on} names; expressions that name nothing are left out. */
  static List<String> named(Expression list) {
    return list instanceof Expression.Tuple tuple
        ? tuple.items().stream()
            .map(References::path)
            .filter(path -> !path.isEmpty())
            .map(References::whole)
            .toList()
        : List.of();
  }

  private static String whole(List<Step> path) {
    StringBuilder text = new StringBuilder();
    path.forEach(step -> text.append(step.text()));
    return text.toString();
  }

  /** One step of a reference, as it is written: the root's name, {@code .name} or {@code [0]}. */
  private record Step(String text, boolean isIndex) {}

  /** Returns the steps of a reference; none of what isn't one. */
  private static List<Step> path(Expression expression) {
    List<Step> path = new ArrayList<>();
    return walk(expression, path) ? path : List.of();
  }

  private static boolean walk(Expression expression, List<Step> path) {
    return switch (expression) {
      case Expression.Name name -> path.add(new Step(name.name(), false));
      case Expression.Attribute attribute ->
          walk(attribute.source(), path) && path.add(new Step("." + attribute.name(), false));
      case Expression.Index index -> {
        Optional<String> key = key(index.key());
        yield key.isPresent() && walk(index.source(), path) && path.add(new Step(key.get(), true));
      }
      default -> false;
    };
  }

  private static Optional<String> key(Expression key) {
    return switch (key) {
      case Expression.NumberLiteral number ->
          Optional.of("[" + number.value().toPlainString() + "]");
      case Expression.TextLiteral text -> Optional.of("[\"" + text.value() + "\"]");
      default -> Optional.empty();
    };
  }

  private void visit(Expression expression, Set<String> own) {
    List<Step> path = path(expression);
    if (!path.isEmpty()) {
      if (!own.contains(path.getFirst().text())) {
        add(path);
      }
      return;
    }
    switch (expression) {
      case Expression.ForTuple loop -> loop(loop.loop(), own, List.of(loop.value()));
      case Expression.ForObject loop -> loop(loop.loop(), own, List.of(loop.key(), loop.value()));
      case Expression.TemplateFor loop -> {
        visit(loop.collection(), own);
        visit(loop.body(), with(own, loop.key(), loop.value()));
      }
      case Expression.Call call -> {
        calls = true;
        call.arguments().forEach(argument -> visit(argument, own));
      }
      default -> Expressions.parts(expression).forEach(part -> visit(part, own));
    }
  }

  private void loop(Expression.Loop loop, Set<String> own, List<Expression> results) {
    visit(loop.collection(), own);
    Set<String> inside = with(own, loop.key(), loop.value());
    results.forEach(result -> visit(result, inside));
    loop.condition().ifPresent(condition -> visit(condition, inside));
  }

  private static Set<String> with(Set<String> own, Optional<String> key, String value) {
    Set<String> more = new HashSet<>(own);
    key.ifPresent(more::add);
    more.add(value);
    return more;
  }

  private void add(List<Step> path) {
    int subject = subject(path);
    if (subject > path.size()) {
      return;
    }
    for (int end = path.size(); end >= subject; end--) {
      found.add(whole(path.subList(0, end)));
    }
    boolean output = path.getFirst().text().equals("module") && subject > 2;
    if (output || path.get(subject - 1).isIndex()) {
      found.add(whole(path.subList(0, subject - 1)));
    }
  }

  /** Returns how many steps name the thing itself; more than there are where it isn't one. */
  private static int subject(List<Step> path) {
    String root = path.getFirst().text();
    if (root.equals("self")) {
      return 1;
    }
    if (ONE_NAME.contains(root)) {
      return 2;
    }
    if (root.equals("module")) {
      int key = isIndex(path, 2) ? 3 : 2;
      return path.size() > key && !isIndex(path, key) ? key + 1 : key;
    }
    int name = root.equals("data") || root.equals("ephemeral") ? 3 : 2;
    return isIndex(path, name) ? name + 1 : name;
  }

  private static boolean isIndex(List<Step> path, int at) {
    return path.size() > at && path.get(at).isIndex();
  }
}
