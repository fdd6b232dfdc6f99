package io.driftwarden.cli.render;

import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.kubernetes.Manifests;
import io.driftwarden.render.terraform.PlanJson;

/** How a rendering is printed; the text of each is what a person types. */
enum RenderFormat {
  JSON("json", "the normal form"),
  PLAN_JSON("plan-json", "Terraform's plan JSON"),
  YAML("yaml", "Kubernetes manifests");

  private final String typed;
  private final String what;

  RenderFormat(String typed, String what) {
    this.typed = typed;
    this.what = what;
  }

  /**
   * Makes sure that a stack can be printed so.
   *
   * @throws NoStack if stacks of its kind have no such form
   */
  void check(Stack stack) throws NoStack {
    if (!isOf(stack.kind())) {
      throw new NoStack(
          "%s can't be shown as %s: it is not that kind of stack. Use --format json."
              .formatted(stack, what));
    }
  }

  /** Charts that Terraform releases are manifests too. */
  private boolean isOf(Stack.Kind kind) {
    return switch (this) {
      case JSON -> true;
      case PLAN_JSON -> kind == Stack.Kind.TERRAFORM;
      case YAML -> kind != Stack.Kind.CLOUDFORMATION && kind != Stack.Kind.CDK;
    };
  }

  /**
   * Returns the text of a rendering.
   *
   * @param prefix what stands before the paths of places
   * @param decided whether to find out where the values of a chart are decided
   */
  String text(Rendering rendering, String prefix, boolean decided) {
    return switch (this) {
      case JSON -> JsonText.of(NormalForm.of(rendering, prefix, decided)) + "\n";
      case PLAN_JSON -> JsonText.of(PlanJson.of(rendering)) + "\n";
      case YAML -> Manifests.of(rendering.resources());
    };
  }

  @Override
  public String toString() {
    return typed;
  }
}
