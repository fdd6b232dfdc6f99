package io.driftwarden.render.cloudformation;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.render.Renderer;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.Value;
import io.driftwarden.render.tree.Tree;
import io.driftwarden.yaml.Node;
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
  private static final List<String> POLICIES = List.of("DeletionPolicy", "UpdateReplacePolicy");

  @Override
  public Rendered render(Stack stack, Tree tree) {
    Rendered all = new Rendered(new ArrayList<>(), new ArrayList<>());
    List<StackTemplate> templates = StackTemplate.of(stack, tree);
    if (templates.isEmpty()) {
      all.diagnostics().add(notSynthesized(stack));
    }
    templates.forEach(template -> add(all, tree, template));
    return all;
  }

  private static Diagnostic notSynthesized(Stack stack) {
    return Diagnostic.error(
        "cdk_not_synthesized",
        "Cannot know statically what this app makes",
        "There is no *.template.json in it, and running an app to judge it is not done. Run cdk synth and commit the templates.",
        Place.of(stack.path().isEmpty() ? "cdk.json" : stack.path() + "/cdk.json"));
  }

  private static void add(Rendered all, Tree tree, StackTemplate template) {
    try {
      template
          .text(tree)
          .map(text -> template.render(text, Deployment.NONE))
          .ifPresent(rendered -> {
            all.resources().addAll(rendered.resources());
            all.diagnostics().addAll(rendered.diagnostics());
          });
    } catch (DiagnosticException e) {
      all.diagnostics().addAll(e.diagnostics());
    }
  }

  static Rendered render(Template template, String prefix) {
    Rendered all = new Rendered(new ArrayList<>(), new ArrayList<>());
    for (Node.Entry entry : template.section("Resources").entries()) {
      try {
        resource(template, entry, prefix, all.diagnostics()).ifPresent(all.resources()::add);
      } catch (DiagnosticException e) {
        all.diagnostics().addAll(e.diagnostics());
      }
    }
    return all;
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
