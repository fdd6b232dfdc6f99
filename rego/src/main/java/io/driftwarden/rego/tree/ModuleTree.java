package io.driftwarden.rego.tree;

import io.driftwarden.rego.syntax.Body;
import io.driftwarden.rego.syntax.Head;
import io.driftwarden.rego.syntax.Import;
import io.driftwarden.rego.syntax.Module;
import io.driftwarden.rego.syntax.Rule;
import io.driftwarden.rego.syntax.Term;
import io.driftwarden.rego.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows modules and rules as OPA's JSON does. */
final class ModuleTree {
  private final BodyTree bodies = new BodyTree();

  Value module(Module module) {
    Map<String, Value> shown = new LinkedHashMap<>();
    Map<String, Value> path = Map.of("path", BodyTree.list(path("data", module.path()).toList()));
    shown.put("package", Value.of(path));
    if (!module.imports().isEmpty()) {
      shown.put(
          "imports", BodyTree.list(module.imports().stream().map(ModuleTree::shown).toList()));
    }
    if (!module.rules().isEmpty()) {
      shown.put("rules", BodyTree.list(module.rules().stream().map(this::rule).toList()));
    }
    return Value.of(shown);
  }

  private static Stream<Value> path(String root, List<String> names) {
    return Stream.concat(
        Stream.of(BodyTree.typed("var", Value.of(root))),
        names.stream().map(name -> BodyTree.typed("string", Value.of(name))));
  }

  private static Value shown(Import imported) {
    Map<String, Value> shown = new LinkedHashMap<>();
    List<Value> path = path(imported.root(), imported.path()).toList();
    shown.put("path", BodyTree.typed("ref", BodyTree.list(path)));
    if (imported.alias() != null) {
      shown.put("alias", Value.of(imported.alias()));
    }
    return Value.of(shown);
  }

  private Value rule(Rule rule) {
    Map<String, Value> shown = new LinkedHashMap<>();
    if (rule.isDefault()) {
      shown.put("default", Value.of(true));
    }
    shown.put("head", head(rule.head(), rule.head().value()));
    shown.put("body", body(rule.body()));
    Value orElse = null;
    for (Rule.Else other : rule.elses().reversed()) {
      Map<String, Value> branch = new LinkedHashMap<>();
      branch.put("head", head(rule.head(), other.value()));
      branch.put("body", body(other.body()));
      if (orElse != null) {
        branch.put("else", orElse);
      }
      orElse = Value.of(branch);
    }
    if (orElse != null) {
      shown.put("else", orElse);
    }
    return Value.of(shown);
  }

  private Value body(Body body) {
    return body.literals().isEmpty()
        ? Value.of(
            List.of(
                Map.of(
                    "generated",
                    true,
                    "index",
                    0,
                    "terms",
                    BodyTree.typed("boolean", Value.of(true)))))
        : bodies.body(body);
  }

  private Value head(Head head, @Nullable Term value) {
    Map<String, Value> shown = new LinkedHashMap<>();
    List<Value> ref = new ArrayList<>();
    ref.add(bodies.term(head.name()));
    head.path().forEach(part -> ref.add(bodies.term(part)));
    if (head.path().isEmpty()) {
      shown.put("name", Value.of(head.name().name()));
    }
    shown.put("ref", BodyTree.list(ref));
    if (head.isFunction()) {
      shown.put("args", BodyTree.list(head.argumentList().stream().map(bodies::term).toList()));
    }
    head.setElement().ifPresent(key -> shown.put("key", bodies.term(key)));
    if (value != null) {
      shown.put("value", bodies.term(value));
      shown.put("assign", Value.of(true));
    } else if (head.setElement().isEmpty()) {
      shown.put("value", BodyTree.typed("boolean", Value.of(true)));
    }
    return Value.of(shown);
  }
}
