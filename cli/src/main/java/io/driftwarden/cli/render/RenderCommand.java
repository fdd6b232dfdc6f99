package io.driftwarden.cli.render;

import io.driftwarden.cli.packages.OwnPackages;
import io.driftwarden.controller.report.TreeSources;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticText;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.helm.ChartSettings;
import io.driftwarden.render.helm.HelmRenderer;
import io.driftwarden.render.helm.HelmRenderer.Printed;
import io.driftwarden.render.stack.StackRenderer;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a stack would deploy. */
@Command(
    name = "render",
    header = "Show what a stack would deploy, without running anything.",
    description = {
      "",
      "Prints the resources of one stack of any kind, with the place of every value and the reason of every unknown one, or in the form that other tools read: Terraform's plan JSON, or Kubernetes manifests.",
      ""
    },
    footer = {"", "Exit codes: 0 rendered, 2 it could not be."},
    mixinStandardHelpOptions = true)
public final class RenderCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = ".",
      description =
          "The folder of a stack, a CloudFormation template, or a plan or state of Terraform as JSON. Default: this folder.")
  private String path = ".";

  @Option(
      names = "--format",
      defaultValue = "json",
      description = "${COMPLETION-CANDIDATES}. Default: json.")
  private RenderFormat format = RenderFormat.JSON;

  @Option(
      names = "--decided",
      description =
          "With json: say where each value of a chart is decided, as far as 1,000 trials lead.")
  private boolean decided;

  @Option(
      names = "--kind",
      description =
          "Which stack it is where a folder is several: terraform, helm, kubernetes, cloudformation or cdk.")
  private Stack.@Nullable Kind kind;

  @Mixin private TerraformOptions terraform = new TerraformOptions();

  @Mixin private ChartOptions chart = new ChartOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try {
      return render(Subject.at(path, kind));
    } catch (NoStack e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private int render(Subject subject) throws NoStack {
    format.check(subject.stack());
    ChartSettings settings = chart.settings();
    if (subject.stack().kind() == Stack.Kind.HELM && format == RenderFormat.YAML) {
      HelmRenderer charts = new HelmRenderer(OwnPackages.of(subject.root()), settings);
      return print(charts.printed(subject.stack(), subject.tree(), chart.shown()), subject);
    }
    StackRenderer renderer =
        terraform
            .told(OwnPackages.renderer(subject.root()), subject.root())
            .with(Stack.Kind.HELM, packages -> new HelmRenderer(packages, settings));
    Rendering rendering = subject.rendered(renderer).render(subject.stack(), subject.tree());
    PrintWriter out = spec.commandLine().getOut();
    out.print(format.text(rendering, subject.prefix(), decided));
    out.flush();
    return tell(rendering.diagnostics(), subject);
  }

  /** A chart is printed as Helm prints it, what could be rendered beside what could not. */
  private int print(Printed printed, Subject subject) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(printed.text());
    if (chart.wantsNotes()) {
      out.print("\nNOTES:\n" + printed.notes().strip() + "\n");
    }
    out.flush();
    return tell(printed.diagnostics(), subject);
  }

  private int tell(List<Diagnostic> diagnostics, Subject subject) {
    PrintWriter err = spec.commandLine().getErr();
    TreeSources sources = new TreeSources(subject.tree(), subject.prefix());
    for (Diagnostic mistake : diagnostics) {
      err.print(DiagnosticText.of(mistake.under(subject.prefix()), sources));
    }
    err.flush();
    return diagnostics.stream().anyMatch(Diagnostic::isError) ? 2 : 0;
  }
}
