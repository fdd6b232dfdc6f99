package io.driftwarden.render.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.render.Renderer.Rendered;
import io.driftwarden.render.Stack;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.Tree;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One template of a stack: CloudFormation's own stack is made of it.
 *
 * @param prefix of its resources' addresses; empty where the template is the whole stack
 */
public record StackTemplate(String path, String prefix) {
  private static final int DEEPEST = 4;
  private static final String ENDING = ".template.json";

  /**
   * A parameter of a template.
   *
   * @param hidden whether its value must never be shown: {@code NoEcho}
   */
  public record Parameter(String name, boolean hasDefault, boolean hidden, Place place) {}

  /** Returns the templates of a stack: its file, or those that a CDK app has committed. */
  public static List<StackTemplate> of(Stack stack, Tree tree) {
    if (stack.kind() == Stack.Kind.CLOUDFORMATION) {
      return List.of(new StackTemplate(stack.path(), ""));
    }
    List<StackTemplate> templates = new ArrayList<>();
    collect(tree, stack.path(), templates, 0);
    return templates;
  }

  private static void collect(
      Tree tree, String directory, List<StackTemplate> templates, int depth) {
    for (Entry child : tree.list(directory)) {
      if (child.name().endsWith(ENDING)) {
        templates.add(new StackTemplate(child.path(), child.name().replace(ENDING, "") + "/"));
      } else if (child instanceof Entry.Directory
          && depth < DEEPEST
          && !child.name().equals("node_modules")) {
        collect(tree, child.path(), templates, depth + 1);
      }
    }
  }

  /** Returns its text; empty where no file stands at the path. */
  public Optional<String> text(Tree tree) {
    return Links.resolve(tree, path)
        .filter(Entry.File.class::isInstance)
        .map(file -> new String(tree.read((Entry.File) file), UTF_8));
  }

  /**
   * Returns the resources of a text, as if it stood at the path.
   *
   * @throws DiagnosticException if it is no template
   */
  public Rendered render(String text, Deployment deployment) {
    return CloudFormationRenderer.render(new Template(top(text), deployment), prefix);
  }

  /** Returns the parameters that a text declares. */
  public List<Parameter> parameters(String text) {
    Template template = new Template(top(text), Deployment.NONE);
    return template.section("Parameters").entries().stream()
        .filter(entry -> entry.value() instanceof Node.Mapping)
        .map(entry -> parameter(entry.key(), (Node.Mapping) entry.value()))
        .toList();
  }

  private static Parameter parameter(String name, Node.Mapping body) {
    return new Parameter(
        name, body.get("Default").isPresent(), Template.isHidden(body), body.place());
  }

  /**
   * Returns where a text asks CloudFormation for a transform: what it makes of the template is
   * known only there.
   */
  public Optional<Place> transform(String text) {
    Node.Mapping top = top(text);
    return top.entries().stream()
        .filter(entry -> entry.key().equals("Transform"))
        .map(Node.Entry::keyPlace)
        .findFirst()
        .or(() -> transform(top));
  }

  private static Optional<Place> transform(Node node) {
    return switch (node) {
      case Node.Mapping mapping ->
          mapping.entries().stream().flatMap(entry -> transform(entry).stream()).findFirst();
      case Node.Sequence sequence ->
          sequence.items().stream().flatMap(item -> transform(item).stream()).findFirst();
      case Node.Null _, Node.Bool _, Node.Number _, Node.Text _ -> Optional.empty();
    };
  }

  private static Optional<Place> transform(Node.Entry entry) {
    return entry.key().equals("Fn::Transform")
        ? Optional.of(entry.keyPlace())
        : transform(entry.value());
  }

  private Node.Mapping top(String text) {
    List<Node> documents = YamlReader.read(new Source(path, text), new ShortForms());
    if (!documents.isEmpty() && documents.getFirst() instanceof Node.Mapping top) {
      return top;
    }
    throw new DiagnosticException(
        Diagnostic.error(
            "cloudformation_template",
            "Template is no mapping",
            "A template has Resources, each with a Type.",
            Place.of(path)));
  }
}
