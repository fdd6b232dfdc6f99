package io.driftwarden.render.terraform;

import io.driftwarden.hcl.terraform.Configuration;
import io.driftwarden.hcl.terraform.PlannedResource;
import io.driftwarden.render.Renderer;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.tree.Tree;

/** Renders a Terraform root module and the local modules that it calls. */
public final class TerraformRenderer implements Renderer {
  @Override
  public Rendered render(Stack stack, Tree tree) {
    Configuration.Planned planned = Configuration.plan(stack.path(), new TreeFiles(tree));
    return new Rendered(
        planned.resources().stream().map(TerraformRenderer::resource).toList(),
        planned.diagnostics());
  }

  private static Resource resource(PlannedResource planned) {
    return new Resource(
        planned.address(),
        Resource.Kind.TERRAFORM,
        planned.type(),
        planned.name(),
        Values.attributes(planned.attributes(), planned.place()),
        planned.place());
  }
}
