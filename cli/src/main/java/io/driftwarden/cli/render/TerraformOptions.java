package io.driftwarden.cli.render;

import io.driftwarden.cli.schema.SchemaFolder;
import io.driftwarden.hcl.terraform.Given;
import io.driftwarden.hcl.terraform.Inputs;
import io.driftwarden.render.Stack;
import io.driftwarden.render.stack.StackRenderer;
import io.driftwarden.render.terraform.TerraformRenderer;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What only Terraform stacks are rendered with. */
public final class TerraformOptions {
  private static final String VARIABLE = "--var";
  private static final String FILE = "--var-file";

  /** Of two values the later one wins, whichever option it came by: both go into one list. */
  private final List<Asked> asked = new ArrayList<>();

  @Mixin private SchemaFolder schemas = new SchemaFolder();

  @Option(
      names = "--workspace",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "Terraform's workspace. Default: default.")
  private String workspace = "default";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** An option as it was typed. */
  private record Asked(String option, String text) {}

  @Option(
      names = {VARIABLE, "-var"},
      paramLabel = "NAME=VALUE",
      description = "A variable of a Terraform root module. May be repeated.")
  void variables(@Nullable List<String> all) {
    add(VARIABLE, all);
  }

  @Option(
      names = {FILE, "-var-file"},
      paramLabel = "FILE",
      description = "A .tfvars file, from where you stand. May be repeated.")
  void files(@Nullable List<String> all) {
    add(FILE, all);
  }

  /** Called for each time that the option is there, with all its values so far. */
  private void add(String option, @Nullable List<String> all) {
    if (all != null && !all.isEmpty()) {
      asked.add(new Asked(option, all.getLast()));
    }
  }

  /**
   * Returns a renderer that is told this.
   *
   * @param root where the tree begins that stacks may read
   */
  public StackRenderer told(StackRenderer renderer, Path root) {
    List<Given.Option> options = asked.stream().map(option -> option(option, root)).toList();
    Inputs inputs =
        Inputs.NONE.in(workspace).with(new Given(Map.of(), options)).with(schemas.schemas());
    return renderer.with(Stack.Kind.TERRAFORM, packages -> new TerraformRenderer(packages, inputs));
  }

  private Given.Option option(Asked option, Path root) {
    if (option.option().equals(FILE)) {
      return new Given.Option.File(inside(option.text(), root));
    }
    int equals = option.text().indexOf('=');
    if (equals < 1) {
      throw usage("%s wants NAME=VALUE.".formatted(VARIABLE));
    }
    return new Given.Option.Text(
        option.text().substring(0, equals), option.text().substring(equals + 1));
  }

  private String inside(String file, Path root) {
    Path path = Path.of(file).toAbsolutePath().normalize();
    if (!Files.isRegularFile(path)) {
      throw usage("There is no file %s.".formatted(file));
    }
    if (!path.startsWith(root)) {
      throw usage("%s is not in %s, and nothing outside is read.".formatted(file, root));
    }
    return root.relativize(path).toString().replace(File.separatorChar, '/');
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
