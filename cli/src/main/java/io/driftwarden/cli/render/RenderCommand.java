package io.driftwarden.cli.render;

import io.driftwarden.controller.report.TreeSources;
import io.driftwarden.diagnostics.Diagnostic;
import io.driftwarden.diagnostics.DiagnosticText;
import io.driftwarden.render.Rendering;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.StackRenderer;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
      description = "The folder of a stack, or a CloudFormation template. Default: this folder.")
  private String path = ".";

  @Option(
      names = "--format",
      defaultValue = "json",
      description = "${COMPLETION-CANDIDATES}. Default: json.")
  private RenderFormat format = RenderFormat.JSON;

  @Option(
      names = "--kind",
      description = "Which stack it is where a folder is several: ${COMPLETION-CANDIDATES}.")
  private Stack.@Nullable Kind kind;

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
    Rendering rendering = new StackRenderer().render(subject.stack(), subject.tree());
    PrintWriter out = spec.commandLine().getOut();
    out.print(format.text(rendering, subject.prefix()));
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    TreeSources sources = new TreeSources(subject.tree(), subject.prefix());
    for (Diagnostic mistake : rendering.diagnostics()) {
      err.print(DiagnosticText.of(mistake.under(subject.prefix()), sources));
    }
    err.flush();
    return rendering.failed() ? 2 : 0;
  }
}
