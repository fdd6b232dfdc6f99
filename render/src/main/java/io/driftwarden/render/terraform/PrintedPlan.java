package io.driftwarden.render.terraform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.render.Renderer;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.Tree;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders a file of Terraform's own: a plan or a state as {@code terraform show -json} prints it
 * (format 1.x), or a state as Terraform keeps it (version 4). The path of the stack is the file's.
 */
public final class PrintedPlan implements Renderer {
  private static final int DEEPEST = 50;

  /**
   * Reports whether a file is one that can be rendered.
   *
   * @throws DiagnosticException if it is JSON or YAML with a mistake in it
   */
  public static boolean isAt(String path, Tree tree) {
    boolean isJson = path.endsWith(".json") || path.endsWith(".tfstate");
    return isJson && read(path, tree).filter(PrintedPlan::isKnown).isPresent();
  }

  private static boolean isKnown(Node.Mapping file) {
    return isPlan(file) || isState(file) || StateFile.is(file);
  }

  private static boolean isPlan(Node.Mapping file) {
    return file.get("planned_values").isPresent() && file.get("format_version").isPresent();
  }

  private static boolean isState(Node.Mapping file) {
    return file.get("terraform_version").isPresent()
        && Nodes.mapping(file, "values").flatMap(v -> v.get("root_module")).isPresent();
  }

  private static Optional<Node.Mapping> read(String path, Tree tree) {
    return Links.resolve(tree, path)
        .filter(Entry.File.class::isInstance)
        .map(file -> new Source(path, new String(tree.read((Entry.File) file), UTF_8)))
        .flatMap(source -> YamlReader.readCore(source).stream().findFirst())
        .flatMap(Nodes::mapping);
  }

  @Override
  public Rendered render(Stack stack, Tree tree) {
    Node.Mapping file =
        read(stack.path(), tree).orElseThrow(() -> new DiagnosticException(unread(stack.path())));
    if (StateFile.is(file)) {
      return new Rendered(StateFile.resources(file), List.of());
    }
    List<Resource> resources = new ArrayList<>();
    Node.Mapping values =
        Nodes.mapping(file, isPlan(file) ? "planned_values" : "values").orElse(file);
    Map<String, Node> unknown = unknown(file);
    Nodes.mapping(values, "root_module").ifPresent(root -> module(root, unknown, resources, 0));
    return isPlan(file)
        ? new Rendered(resources, List.of(), new PrintedDocument(file))
        : new Rendered(resources, List.of());
  }

  private static Diagnostic unread(String path) {
    return Diagnostic.error(
        "terraform_printed_plan",
        "File is no plan and no state",
        "Write one with: terraform show -json PLAN.",
        Place.of(path));
  }

  /** Returns what is not known yet of each resource. */
  private static Map<String, Node> unknown(Node.Mapping plan) {
    Map<String, Node> unknown = new HashMap<>();
    for (Node.Mapping change : Nodes.mappings(plan, "resource_changes")) {
      Nodes.mapping(change, "change")
          .flatMap(step -> step.get("after_unknown"))
          .ifPresent(mirror -> unknown.put(change.text("address").orElse(""), mirror));
    }
    return unknown;
  }

  private static void module(
      Node.Mapping module, Map<String, Node> unknown, List<Resource> resources, int depth) {
    for (Node.Mapping made : Nodes.mappings(module, "resources")) {
      if (made.text("mode").orElse("managed").equals("managed")) {
        resources.add(resource(made, unknown));
      }
    }
    if (depth < DEEPEST) {
      Nodes.mappings(module, "child_modules")
          .forEach(child -> module(child, unknown, resources, depth + 1));
    }
  }

  private static Resource resource(Node.Mapping made, Map<String, Node> unknown) {
    String address = made.text("address").orElse("");
    Place place = made.entry("address").map(Node.Entry::keyPlace).orElse(made.place());
    return new Resource(
        address,
        Resource.Kind.TERRAFORM,
        made.text("type").orElse(""),
        made.text("name").orElse(""),
        Mirrors.attributes(
            made.get("values").orElseGet(() -> new Node.Null(place)),
            unknown.get(address),
            made.get("sensitive_values").orElse(null)),
        place);
  }
}
