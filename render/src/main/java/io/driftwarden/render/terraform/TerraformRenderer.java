package io.driftwarden.render.terraform;

import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.Diagnostic.Related;
import io.driftwarden.hcl.terraform.Configuration;
import io.driftwarden.hcl.terraform.Inputs;
import io.driftwarden.hcl.terraform.PlanView;
import io.driftwarden.hcl.terraform.PlannedResource;
import io.driftwarden.render.Renderer;
import io.driftwarden.render.Resource;
import io.driftwarden.render.Stack;
import io.driftwarden.render.helm.HelmReleases;
import io.driftwarden.render.packages.PackagedTree;
import io.driftwarden.render.packages.Packages;
import io.driftwarden.render.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** Renders a Terraform root module, the modules it calls and the charts it releases. */
public final class TerraformRenderer implements Renderer {
  private final Packages packages;
  private final Inputs inputs;

  /** Makes one that has nothing but the repository. */
  public TerraformRenderer() {
    this(Packages.NONE);
  }

  public TerraformRenderer(Packages packages) {
    this(packages, Inputs.NONE);
  }

  /** Makes one that is told more than the files of a stack say. */
  public TerraformRenderer(Packages packages, Inputs inputs) {
    this.packages = packages;
    this.inputs = inputs;
  }

  @Override
  public Rendered render(Stack stack, Tree repository) {
    PackagedTree tree = new PackagedTree(repository, packages, stack.path());
    PlanView view = PlanView.of(stack.path(), new PackagedFiles(tree), inputs);
    Configuration.Planned planned = view.planned();
    List<Resource> resources = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>(planned.diagnostics());
    HelmReleases releases = new HelmReleases(tree, stack.path());
    for (PlannedResource made : planned.resources()) {
      Resource resource = resource(made).broughtBy(callers(made, tree));
      resources.add(resource);
      if (resource.type().equals("helm_release")) {
        Rendered inside = releases.of(resource, made.attributes());
        resources.addAll(inside.resources());
        diagnostics.addAll(inside.diagnostics());
      }
    }
    return new Rendered(resources, diagnostics, new PlanDocument(view));
  }

  /** Returns the last block before the package, as far as the resource is in one. */
  private static List<Related> callers(PlannedResource made, PackagedTree tree) {
    return !tree.isPackaged(made.place().file())
        ? List.of()
        : made.callers().reversed().stream()
            .filter(block -> !tree.isPackaged(block.file()))
            .limit(1)
            .map(block -> new Related(block, "called here"))
            .toList();
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
