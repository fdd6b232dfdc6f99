package io.driftwarden.controller.target.aws;

import io.driftwarden.controller.target.Desired;
import io.driftwarden.render.Renderer;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.Value;
import io.driftwarden.render.cloudformation.CloudFormationRenderer;
import io.driftwarden.render.tree.MapTree;
import io.driftwarden.render.tree.ReadSet;
import io.driftwarden.render.tree.Tree;
import java.util.Map;

/** Stacks for tests, from texts. */
final class Templates {
  private Templates() {}

  static Desired desired(String path, String template) {
    return desired(new Stack(path, Stack.Kind.CLOUDFORMATION), Map.of(path, template));
  }

  static Desired cdk(Map<String, String> files) {
    return desired(new Stack("app", Stack.Kind.CDK), files);
  }

  private static Desired desired(Stack stack, Map<String, String> files) {
    Tree tree = new MapTree(files);
    Renderer.Rendered rendered = new CloudFormationRenderer().render(stack, tree);
    return new Desired(
        new Rendering(stack, rendered.resources(), rendered.diagnostics(), ReadSet.EMPTY), tree);
  }

  /** Returns the properties of the only resource, of which the text is given. */
  static Value.Mapping properties(String properties) {
    String template =
        "Resources:\n  Thing:\n    Type: AWS::Test::Thing\n    Properties:\n"
            + properties.indent(6);
    return resource(template).attributes();
  }

  static Resource resource(String template) {
    return desired("stack.yaml", template).resources().getFirst();
  }
}
