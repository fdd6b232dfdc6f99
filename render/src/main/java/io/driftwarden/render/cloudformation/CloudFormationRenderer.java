package io.driftwarden.render.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.diagnostics.Source;
import io.driftwarden.render.Renderer;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.Value;
import io.driftwarden.render.tree.Entry;
import io.driftwarden.render.tree.Links;
import io.driftwarden.render.tree.Tree;
import io.driftwarden.yaml.Node;
import io.driftwarden.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Renders a CloudFormation template, or the templates that a CDK app has committed; an app is never
 * synthesized. A resource's attributes are its Properties, with DeletionPolicy and
 * UpdateReplacePolicy beside them.
 */
public final class CloudFormationRenderer implements Renderer {
  private static final int DEEPEST = 4;
  private static final List<String> POLICIES = List.of("DeletionPolicy", "UpdateReplacePolicy");

  @Override
  public Rendered render(Stack stack, Tree tree) {
    Rendered all = new Rendered(new ArrayList<>(), new ArrayList<>());
    if (stack.kind() == Stack.Kind.CLOUDFORMATION) {
      add(all, tree, stack.path(), "");
      return all;
    }
    List<String> templates = new ArrayList<>();
    collect(tree, stack.path(), templates, 0);
    if (templates.isEmpty()) {
      all.diagnostics().add(notSynthesized(stack));
    }
    for (String path : templates) {
      String name = path.substring(path.lastIndexOf('/') + 1).replace(".template.json", "");
      add(all, tree, path, name + "/");
    }
    return all;
  }

  private static Diagnostic notSynthesized(Stack stack) {
    return Diagnostic.error(
        "cdk_not_synthesized",
        "Cannot know statically what this app makes",
        "There is no *.template.json in it, and running an app to judge it is not done. Run cdk synth and commit the templates.",
        Place.of(stack.path().isEmpty() ? "cdk.json" : stack.path() + "/cdk.json"));
  }

  private static void collect(Tree tree, String directory, List<String> templates, int depth) {
    for (Entry child : tree.list(directory)) {
      if (child.name().endsWith(".template.json")) {
        templates.add(child.path());
      } else if (child instanceof Entry.Directory
          && depth < DEEPEST
          && !child.name().equals("node_modules")) {
        collect(tree, child.path(), templates, depth + 1);
      }
    }
  }

  private static void add(Rendered all, Tree tree, String path, String prefix) {
    try {
      Optional<Entry> file = Links.resolve(tree, path);
      if (file.isPresent() && file.get() instanceof Entry.File found) {
        add(all, new Source(path, new String(tree.read(found), UTF_8)), prefix);
      }
    } catch (DiagnosticException e) {
      all.diagnostics().addAll(e.diagnostics());
    }
  }

  private static void add(Rendered all, Source source, String prefix) {
    List<Node> documents = YamlReader.read(source, new ShortForms());
    if (documents.isEmpty() || !(documents.getFirst() instanceof Node.Mapping top)) {
      throw new DiagnosticException(
          Diagnostic.error(
              "cloudformation_template",
              "Template is no mapping",
              "A template has Resources, each with a Type.",
              Place.of(source.path())));
    }
    Template template = new Template(top);
    for (Node.Entry entry : template.section("Resources").entries()) {
      try {
        resource(template, entry, prefix, all.diagnostics()).ifPresent(all.resources()::add);
      } catch (DiagnosticException e) {
        all.diagnostics().addAll(e.diagnostics());
      }
    }
  }

  private static Optional<Resource> resource(
      Template template, Node.Entry entry, String prefix, List<Diagnostic> diagnostics) {
    if (!(entry.value() instanceof Node.Mapping body) || body.text("Type").isEmpty()) {
      throw new DiagnosticException(
          Diagnostic.error(
              "cloudformation_resource",
              "Resource has no type",
              "\"%s\" needs a Type, such as AWS::S3::Bucket.".formatted(entry.key()),
              entry.keyPlace()));
    }
    if (!exists(template, entry, body, diagnostics)) {
      return Optional.empty();
    }
    return Optional.of(
        new Resource(
            prefix + entry.key(),
            Resource.Kind.CLOUDFORMATION,
            body.text("Type").orElseThrow(),
            entry.key(),
            attributes(template, entry, body),
            entry.keyPlace()));
  }

  /** A resource whose condition can't be decided is judged as if it were there, and said so. */
  private static boolean exists(
      Template template, Node.Entry entry, Node.Mapping body, List<Diagnostic> diagnostics) {
    Optional<String> condition = body.text("Condition");
    if (condition.isEmpty()) {
      return true;
    }
    Optional<Boolean> holds =
        template.condition(condition.get(), body.get("Condition").orElseThrow());
    if (holds.isEmpty()) {
      diagnostics.add(
          Diagnostic.warning(
              "cloudformation_unknown_condition",
              "Cannot know whether this exists",
              "The condition \"%s\" can't be decided statically. %s is judged as if it existed."
                  .formatted(condition.get(), entry.key()),
              entry.keyPlace()));
    }
    return holds.orElse(true);
  }

  private static Value.Mapping attributes(Template template, Node.Entry entry, Node.Mapping body) {
    Intrinsics intrinsics = new Intrinsics(template);
    SequencedMap<String, Value> fields = new LinkedHashMap<>();
    body.get("Properties")
        .flatMap(intrinsics::evaluate)
        .ifPresent(properties -> {
          if (properties instanceof Value.Mapping mapping) {
            fields.putAll(mapping.fields());
          }
        });
    POLICIES.forEach(policy ->
        body.get(policy)
            .flatMap(intrinsics::evaluate)
            .ifPresent(value -> fields.putIfAbsent(policy, value)));
    return new Value.Mapping(fields, entry.keyPlace());
  }
}
